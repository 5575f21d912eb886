import { kompiliere } from '../feel/compile.ts'
import { type Ladelauf, melde } from '../meldung/lies-json.ts'
import type { Modell } from '../modell/modell.ts'
import type { NachweisJson } from '../schema/nachweise.ts'
import type { Fn } from '../werte/laufwert.ts'
import { DATUM, JANEIN, TEXT, type Typ, ZAHL } from '../werte/typ.ts'
import { liesAusdruck } from './ausdruck.ts'
import { type Je, liesJe } from './lade-je.ts'
import type { Fassungsumgebung } from './umgebung.ts'

export type KNachweis = {
  json: NachweisJson
  je: Je
  wenn: Fn
  /** One per comparison; undefined when it needs no value of the Antrag. */
  vergleiche: readonly ({ fn: Fn; typ: Typ } | undefined)[]
}
type Vergleich = NonNullable<NachweisJson['vergleiche']>[number]
type LeseFeld = NonNullable<NachweisJson['lesen']>['felder'][number]

const DATEI = 'nachweise.json'
/** Kinds of fields each comparison reads. */
const LIEST: Record<Vergleich['art'], readonly LeseFeld['typ'][]> = {
  gleich: ['betrag', 'datum', 'text', 'ganzzahl', 'auswahl'],
  name: ['name', 'text'],
  namen: ['namen'],
  prozent: ['betrag', 'ganzzahl'],
  spaetestens: ['datum'],
  fruehestens: ['datum'],
  'hoechstens-alt': ['datum'],
  'zeitraum-monate': ['datum'],
}
const FELDTYP: Record<LeseFeld['typ'], Typ> = {
  betrag: ZAHL,
  ganzzahl: ZAHL,
  datum: DATUM,
  text: TEXT,
  name: TEXT,
  auswahl: TEXT,
  namen: { art: 'liste', von: TEXT },
}

/** Compiles the catalogue for one Fassung. */
export function ladeNachweise(
  lauf: Ladelauf,
  nachweise: readonly NachweisJson[],
  modell: Modell,
  umgebung: Fassungsumgebung,
): KNachweis[] {
  const fertig: KNachweis[] = []
  for (const [index, json] of nachweise.entries()) {
    const pfad = `nachweise[${String(index)}]`
    const je = liesJe(lauf, { datei: DATEI, pfad }, json, modell, umgebung)
    if (!je) continue
    const wenn = liesAusdruck(lauf, { datei: DATEI, pfad: `${pfad}.wenn` }, json.wenn, JANEIN, umgebung, je.lokale)
    const vergleiche = (json.vergleiche ?? []).map((vergleich, i) => {
      if (vergleich.mit === undefined) return undefined
      const feld = json.lesen?.felder.find((f) => f.id === vergleich.feld)
      const ort = { datei: DATEI, pfad: `${pfad}.vergleiche[${String(i)}].mit` }
      const baum = liesAusdruck(lauf, ort, vergleich.mit, feld && FELDTYP[feld.typ], umgebung, je.lokale)
      return baum && { fn: kompiliere(baum), typ: baum.typ }
    })
    if (wenn) fertig.push({ json, je, wenn: kompiliere(wenn), vergleiche })
  }
  return fertig
}

/** What can be said about the catalogue without names: ids, codes, texts, which field is compared how. */
export function pruefeNachweise(lauf: Ladelauf, nachweise: readonly NachweisJson[]): void {
  const ids = new Set<string>()
  for (const [index, json] of nachweise.entries()) {
    const pfad = `nachweise[${String(index)}]`
    if (ids.has(json.id)) melde(lauf, DATEI, `${pfad}.id`, `Den Nachweis „${json.id}“ gibt es schon. Bitte umbenennen.`)
    ids.add(json.id)
    if (lauf.dateien[`texte/${json.text}.md`] === undefined)
      melde(lauf, DATEI, `${pfad}.text`, `Den Text „${json.text}“ gibt es nicht. Bitte texte/${json.text}.md anlegen.`)
    const felder = json.lesen?.felder ?? []
    for (const [i, feld] of felder.entries()) {
      const hier = `${pfad}.lesen.felder[${String(i)}]`
      if ((feld.typ === 'auswahl') !== (feld.werte !== undefined))
        melde(
          lauf,
          DATEI,
          `${hier}.werte`,
          '„werte“ gehört zum Typ „auswahl“ und nur dort: welches gedruckte Wort welchen Wert bedeutet.',
        )
    }
    for (const [i, vergleich] of (json.vergleiche ?? []).entries())
      pruefeVergleich(lauf, `${pfad}.vergleiche[${String(i)}]`, vergleich, felder)
  }
}

function pruefeVergleich(lauf: Ladelauf, pfad: string, vergleich: Vergleich, felder: readonly LeseFeld[]): void {
  const zeitraum = vergleich.art === 'zeitraum-monate'
  for (const schluessel of ['feld', 'bisFeld'] as const) {
    const id = vergleich[schluessel]
    if (id === undefined) continue
    const feld = felder.find((f) => f.id === id)
    if (!feld)
      melde(
        lauf,
        DATEI,
        `${pfad}.${schluessel}`,
        `Das Feld „${id}“ wird nicht gelesen. Bitte unter lesen.felder ergänzen.`,
      )
    else if (!LIEST[vergleich.art].includes(feld.typ))
      melde(
        lauf,
        DATEI,
        `${pfad}.art`,
        `„${vergleich.art}“ vergleicht ${LIEST[vergleich.art].join(', ')}; „${id}“ ist ${feld.typ}.`,
      )
  }
  if (zeitraum !== (vergleich.bisFeld !== undefined))
    melde(
      lauf,
      DATEI,
      `${pfad}.bisFeld`,
      '„bisFeld“ gehört zu „zeitraum-monate“ und nur dazu: das Feld mit dem letzten Tag.',
    )
  if (zeitraum === (vergleich.mit !== undefined))
    melde(
      lauf,
      DATEI,
      `${pfad}.mit`,
      zeitraum
        ? '„zeitraum-monate“ vergleicht zwei gelesene Felder. Bitte „mit“ entfernen.'
        : '„mit“ fehlt: der Ausdruck, mit dem verglichen wird.',
    )
  const brauchtToleranz = zeitraum || vergleich.art === 'prozent' || vergleich.art === 'hoechstens-alt'
  if (brauchtToleranz !== (vergleich.toleranz !== undefined))
    melde(
      lauf,
      DATEI,
      `${pfad}.toleranz`,
      brauchtToleranz
        ? `„toleranz“ fehlt: „${vergleich.art}“ braucht sie.`
        : `„${vergleich.art}“ kennt keine „toleranz“. Bitte entfernen.`,
    )
}
