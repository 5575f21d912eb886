export type { ParameterJson } from './ausdruecke/lade-tabellen.ts'
export {
  ableitungenVon,
  type Blattauskunft,
  bedingungenVon,
  parameterVon,
  type Regelauskunft,
  regelnVon,
} from './auskunft/auskunft.ts'
export { type Einblick, einblick } from './auskunft/einblick.ts'
export { geleseneAngaben } from './auskunft/gelesene-angaben.ts'
export { type AngabenFehler, pruefeAngabe, pruefeAngaben } from './auskunft/pruefe-angaben.ts'
export { sitzOf } from './auskunft/sitz.ts'
export { text, textblock } from './auskunft/text.ts'
export { type Verfahren, verfahrenVon } from './auskunft/verfahren.ts'
export { type Zustaendigkeit, zustaendigkeit } from './auskunft/zustaendigkeit.ts'
export { zustellwegeOf } from './auskunft/zustellwege.ts'
export { bewerte, ENGINE } from './auswertung/bewerte.ts'
export { bewertePaar, type Urteil, type Urteilspaar } from './auswertung/bewerte-paar.ts'
export {
  type Auswertungsnotiz,
  druckeBewertung,
  druckeSpur,
  type Gelesen,
  liesAuswertung,
  liesWerte,
  notiereBewertung,
  werteAus,
} from './auswertung/werte-aus.ts'
export { alleBlaetterVon, type Bedingung, type Befund, type Blatt, blaetterVon } from './bedingung/bedingung.ts'
export { besucheBlatt } from './bedingung/besuche-blatt.ts'
export type * from './bedingung/ergebnis.ts'
export { phasen } from './bedingung/ergebnis.ts'
export { operatornamen as operatoren, quantoren } from './bedingung/operatoren.ts'
export type { Spur } from './bedingung/spur.ts'
export type { Ableitung, Baum, Tabelle } from './feel/baum.ts'
export { ladePaket } from './laden/lade-paket.ts'
export { platzhalter, type Register, register, type Texte } from './laden/lade-texte.ts'
export type * from './laden/paket.ts'
export type { Ladefehler } from './meldung/fehler.ts'
export type { Feld } from './schema/angaben.ts'
export { bedingungDefs } from './schema/bedingung.ts'
export { type Dateiart, dateiarten } from './schema/dateiarten.ts'
export type { AbleitungJson, BedingungJson, RegelJson } from './schema/fassung.ts'
export type { LeistungJson } from './schema/leistung.ts'
export type { Zustellung } from './schema/zustellung.ts'
export { betragText, datumText, toCent, wertText } from './werte/deutsch.ts'
