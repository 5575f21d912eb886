export {
  ableitungenVon,
  type Blattauskunft,
  bedingungenVon,
  parameterVon,
  type Regelauskunft,
  regelnVon,
} from './auskunft.ts'
export { type Bedingung, type Befund, type Blatt, blaetterVon } from './bedingung.ts'
export { bewerte, ENGINE } from './bewerte.ts'
export { bewertePaar, type Urteil, type Urteilspaar } from './bewerte-paar.ts'
export { type Dateiart, dateiarten } from './dateiarten.ts'
export { betragText, datumText, toCent, wertText } from './deutsch.ts'
export { type Einblick, einblick } from './einblick.ts'
export type * from './ergebnis.ts'
export { phasen } from './ergebnis.ts'
export type { Ableitung, Baum, Tabelle } from './feel-baum.ts'
export { geleseneAngaben } from './gelesene-angaben.ts'
export type { Ladefehler } from './lade-fehler.ts'
export { ladePaket } from './lade-paket.ts'
export type { ParameterJson } from './lade-tabellen.ts'
export { platzhalter, type Register, register, type Texte } from './lade-texte.ts'
export { operatornamen as operatoren, quantoren } from './operatoren.ts'
export type * from './paket.ts'
export { type AngabenFehler, pruefeAngabe, pruefeAngaben } from './pruefe-angaben.ts'
export type { Feld } from './schema-angaben.ts'
export { bedingungDefs } from './schema-bedingung.ts'
export type { AbleitungJson, BedingungJson, RegelJson } from './schema-fassung.ts'
export type { LeistungJson } from './schema-leistung.ts'
export type { Zustellung } from './schema-zustellung.ts'
export { sitzOf } from './sitz.ts'
export type { Spur } from './spur.ts'
export { text, textblock } from './text.ts'
export { type Verfahren, verfahrenVon } from './verfahren.ts'
export {
  type Auswertungsnotiz,
  druckeBewertung,
  druckeSpur,
  type Gelesen,
  liesAuswertung,
  liesWerte,
  notiereBewertung,
  werteAus,
} from './werte-aus.ts'
export { type Zustaendigkeit, zustaendigkeit } from './zustaendigkeit.ts'
export { zustellwegeOf } from './zustellwege.ts'
