export {
  type Dringlichkeit,
  dringlichkeit,
  type Pause,
  type Sollstand,
  sollstand,
  tageZwischen,
  untaetigkeitAb,
} from './bearbeitung.ts'
export {
  type Abruf,
  type Abrufstand,
  type Abrufverfahren,
  abrufstand,
  type Bekanntgabe,
  bekanntgabe,
} from './bekanntgabe.ts'
export { addMonate, addTage, berlinDatum, type Datum, tagesende, wochentag } from './datum.ts'
export { type Feiertag, feiertag, feiertagMitQuelle, feiertagsgesetze } from './feiertage.ts'
export {
  type Beginn,
  type Dauer,
  fristende,
  fristendeWerktag,
  halberMonat,
  halbesJahr,
  monatstag,
  verlaengere,
  vierteljahr,
} from './fristlauf.ts'
export { isLand, type Land, laender, toLand } from './land.ts'
export { isZuKurz, MINDESTENS_TAGE, nachforderungsfrist } from './nachforderung.ts'
export { ungeklaert } from './oertlich.ts'
export { type Rechtsbehelf, rechtsbehelfsfrist, rechtsbehelfsfristen, widerspruchsfrist } from './rechtsbehelf.ts'
export { landOf, type OertlicherFeiertag, oertlicheFeiertage, type Sitz, toSitz } from './sitz.ts'
export { isWerktag, werktagAb } from './werktag.ts'
