export * from './angaben-wert.ts'
export { canonicalJson } from './canonical-json.ts'
export * from './commit.ts'
export * from './ereignisse.ts'
export {
  AnlageRef,
  Kanal,
  Lesung,
  Pruefpunkt,
  Vergleich,
} from './ereignisse-antrag.ts'
export { Abschnitt, Forderung, GateErgebnis } from './ereignisse-entscheidung.ts'
export { foldCommit, foldVorgang } from './fold.ts'
export { getPath, isObject, parsePath, setPath } from './pfad.ts'
export * from './stand.ts'
export * from './steuerung.ts'
export type { Eingabe, Notiz, Vorgang } from './vorgang.ts'
export { formatVorgangsId, parseVorgangsId } from './vorgangs-id.ts'
