export { ausgabeHash, type Dateien, dateiHashes } from './ausgabe.ts'
export type { Ausgaben } from './ausgaben.ts'
export type { Befehle, Befehlsergebnis } from './befehle.ts'
export { type Freigabeergebnis, type Freigabevorschlag, wartend } from './freigeben.ts'
export { readOrdner } from './ordner.ts'
export { pruefeVorschlag, type Vorschlag } from './pruefe-vorschlag.ts'
export { createRegelwerke, type RegelwerkeDeps, type SteuerbareRegelwerke } from './regelwerke.ts'
export { liesOeffentlich, liesSchluessel, type Schluesseldatei, schreibeSchluessel } from './schluesseldatei.ts'
export type { Schluesselergebnis, Schluesselverwaltung } from './schluesselverwaltung.ts'
export {
  installationsschluessel,
  pruefeSignatur,
  schluesselId,
  type Unterzeichner,
  unterzeichnerVon,
} from './signatur.ts'
export type { Kontrollstand, Steuerungsstand } from './stand.ts'
export type { Freigabe } from './start-freigabe.ts'
export { createSteuerungszugang, type GeladeneAusgabe, type Steuerungszugang } from './zugang.ts'
