export { addMonate, addTage, berlinDatum, type Datum, tagesende, wochentag } from './datum.ts'
export { feiertag } from './feiertage.ts'
export { bekanntgabe, isWerktag, nachforderungsfrist, werktagAb, widerspruchsfrist } from './fristen.ts'
export { isLand, type Land, laender, toLand } from './land.ts'
