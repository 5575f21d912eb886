export type { Gegenstand, Katalog, KatalogEintrag, Lesefeld, Vergleichsregel, Wo } from './katalog.ts'
export { leseAnlage, leseNachweis, type Textlage } from './lesen.ts'
export { type Pruefung, pruefeNachweise } from './pruefen.ts'
export type { Zeile, Zelle } from './zeilen.ts'
