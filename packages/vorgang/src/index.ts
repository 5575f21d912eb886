export * from './angaben-wert.ts'
export { bezeichnungOf } from './bezeichnung.ts'
export { canonicalJson } from './canonical-json.ts'
export * from './commit.ts'
export * from './ereignisse.ts'
export { Fristwahrung, Widerspruchsergebnis } from './ereignisse-anliegen.ts'
export {
  AnlageRef,
  Kanal,
  Lesung,
  Pruefpunkt,
  Vergleich,
} from './ereignisse-antrag.ts'
export { Abschnitt, GateErgebnis, Quittung } from './ereignisse-entscheidung.ts'
export { Hinweiskanal, Zustellkanal } from './ereignisse-zustellung.ts'
export { foldCommit, foldVorgang } from './fold.ts'
export * from './fold-schluessel.ts'
export * from './fold-steuerung.ts'
export * from './forderung.ts'
export * from './freigabe.ts'
export { getPath, isObject, parsePath, setPath } from './pfad.ts'
export * from './posten.ts'
export * from './reparatur.ts'
export * from './schluessel.ts'
export { Spurnotiz } from './spurnotiz.ts'
export * from './stand.ts'
export * from './steuerung.ts'
export * from './unterschriften.ts'
export * from './upcast.ts'
export type { Eingabe, Notiz, Vorgang } from './vorgang.ts'
export { formatVorgangsId, parseVorgangsId, vorgangsIdBereiche } from './vorgangs-id.ts'
export { type Wartezeit, wartezeitenOf } from './wartezeit.ts'
export type { Hinweis, Umweg } from './zustellstand.ts'
export { isUnzustellbar, offeneHinweise, unzustellbare } from './zustellung.ts'
