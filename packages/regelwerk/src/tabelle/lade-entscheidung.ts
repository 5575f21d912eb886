import { type Braucht, type Entwurf, entwirf, merkeFehlerhafte } from '../ausdruecke/lade-entwurf.ts'
import { GLOBAL } from '../ausdruecke/lade-je.ts'
import { liesZelle, zellenfehler } from '../ausdruecke/lade-tabellen.ts'
import type { Fassungsumgebung } from '../ausdruecke/umgebung.ts'
import type { Tabelle } from '../feel/baum.ts'
import { type Ladelauf, liesDatei, melde } from '../meldung/lies-json.ts'
import type { Modell } from '../modell/modell.ts'
import { EntscheidungstabelleJson } from '../schema/tabelle.ts'
import { istOffen, type Laufwert, offen } from '../werte/laufwert.ts'
import { FEHLER, type Typ, typVon } from '../werte/typ.ts'
import { baueBaum } from './baum.ts'
import { type Ausgabe, alsAbleitungen, type Entscheider } from './ergebnis.ts'
import { istFunktion, liesEingaben, liesSpalten } from './lade-eingaben.ts'
import { meldeBefunde } from './meldung.ts'
import { pruefeTabelle } from './pruefe.ts'
import { suche } from './suche.ts'

/** A decision table whose names are known, while its cells are not yet read. */
export type Tabellenentwurf = {
  datei: string
  json: EntscheidungstabelleJson
  /** The number of the row, then the results; empty for a function. */
  entwuerfe: Entwurf[]
  /** For a function: says later how its results are found. */
  setze: ((nummer: number, suche: (werte: readonly Laufwert[]) => Laufwert) => void) | undefined
}

/** Names of all decision tables of a Fassung. */
export function entwirfTabellen(
  lauf: Ladelauf,
  ordner: string,
  modell: Modell,
  umgebung: Fassungsumgebung,
): Tabellenentwurf[] {
  const dateien = Object.keys(lauf.dateien).filter((name) => name.startsWith(ordner))
  return dateien.sort().flatMap((datei) => {
    const json = liesDatei(lauf, datei, EntscheidungstabelleJson)
    const funktion = json && sindBenannt(lauf, datei, json) && istFunktion(lauf, datei, json)
    if (json && funktion === true) return [entwirfFunktion(lauf, datei, json, umgebung)]
    const entwuerfe = json && funktion === false ? entwirfErgebnisse(lauf, datei, json, modell, umgebung) : undefined
    if (json && entwuerfe) return [{ datei, json, entwuerfe, setze: undefined }]
    merkeNamen(lauf.dateien[datei]!, umgebung)
    return []
  })
}

function sindBenannt(lauf: Ladelauf, datei: string, json: EntscheidungstabelleJson): true | undefined {
  const ids = new Set(['zeile'])
  for (const [i, { id }] of json.ausgaben.entries()) {
    if (ids.has(id))
      return melde(
        lauf,
        datei,
        `ausgaben[${String(i)}].id`,
        `Der Name „${id}“ ist hier vergeben. Bitte anders benennen.`,
      )
    ids.add(id)
  }
  return true
}

function entwirfErgebnisse(
  lauf: Ladelauf,
  datei: string,
  json: EntscheidungstabelleJson,
  modell: Modell,
  umgebung: Fassungsumgebung,
): Entwurf[] | undefined {
  const { norm, je, als } = json
  const teile = [
    { id: 'zeile', titel: `${json.titel}: Zeile`, typ: 'ganzzahl' as const, bescheid: false },
    ...json.ausgaben,
  ]
  const liste = json.treffer === 'alle'
  const entwuerfe: Entwurf[] = []
  for (const [j, { id, titel, typ, bescheid }] of teile.entries()) {
    const art = liste ? { typ: 'liste' as const, von: typ } : { typ }
    const kopf = { id: `${json.id}.${id}`, titel, norm, je, als, bescheid, ausdruck: `Tabelle ${json.id}`, ...art }
    const pfad = j === 0 ? '' : `ausgaben[${String(j - 1)}]`
    const genauer = j === 0 ? undefined : ausgabetyp(json, j - 1)
    const entwurf = entwirf(lauf, datei, pfad, kopf, modell, umgebung, genauer)
    if (!entwurf) return undefined
    entwuerfe.push(entwurf)
  }
  return entwuerfe
}

function entwirfFunktion(
  lauf: Ladelauf,
  datei: string,
  json: EntscheidungstabelleJson,
  umgebung: Fassungsumgebung,
): Tabellenentwurf {
  const schluessel = json.eingaben.map(({ parameter, typ }) => ({ id: parameter!, typ: typVon(typ!) }))
  const gefunden: ((werte: readonly Laufwert[]) => Laufwert)[] = []
  const setze: Tabellenentwurf['setze'] = (nummer, finde) => {
    gefunden[nummer] = finde
  }
  for (const [j, { id }] of json.ausgaben.entries()) {
    const name = json.ausgaben.length === 1 ? json.id : `${json.id}.${id}`
    if (umgebung.name(name) || umgebung.tabelle(name))
      melde(lauf, datei, 'id', `Den Namen „${name}“ gibt es schon. Bitte anders benennen.`)
    const typ = ausgabetyp(json, j)
    const tabelle: Tabelle = { id: name, schluessel, typ, zeilen: new Map(), suche: (werte) => gefunden[j]!(werte) }
    umgebung.trageTabelleEin(name, tabelle)
  }
  return { datei, json, entwuerfe: [], setze }
}

/** A text knows the words that the table can say; several hits make a list. */
function ausgabetyp(json: EntscheidungstabelleJson, nummer: number): Typ {
  const { typ } = json.ausgaben[nummer]!
  const worte = [...new Set(json.zeilen.flatMap(({ dann }) => dann[nummer] ?? []))].filter((x) => typeof x === 'string')
  const einzeln: Typ = typ === 'text' ? { art: 'text', werte: worte } : typVon(typ)
  return json.treffer === 'alle' ? { art: 'liste', von: einzeln } : einzeln
}

/** Inputs, cells and results of a table; afterwards its computed facts can be evaluated. */
export function liesTabelle(
  lauf: Ladelauf,
  { datei, json, entwuerfe, setze }: Tabellenentwurf,
  modell: Modell,
  umgebung: Fassungsumgebung,
  braucht: Braucht,
): void {
  const zeile = entwuerfe[0]?.ableitung
  const benutzt = new Set<NonNullable<typeof zeile>>()
  if (zeile) braucht.set(zeile, benutzt)
  for (const { ableitung } of entwuerfe.slice(1)) braucht.set(ableitung, new Set([zeile!]))
  const eingaben = liesEingaben(lauf, datei, json, entwuerfe[0]?.je ?? GLOBAL, modell, umgebung, benutzt)
  const ausgaben = liesAusgaben(lauf, datei, json)
  const spalten = eingaben && liesSpalten(lauf, datei, json, eingaben)
  if (!ausgaben || !spalten) return
  const baum = baueBaum(spalten, json.zeilen.length, json.treffer === 'erster')
  if (!baum) {
    const rat = 'Bitte in mehrere Tabellen teilen oder Spalten mit Bereichen verringern.'
    melde(lauf, datei, 'zeilen', `Die Zeilen dieser Tabelle überlagern sich zu vielfältig. ${rat}`)
    return
  }
  meldeBefunde(lauf, datei, json, pruefeTabelle(baum, spalten, json.zeilen.length))
  const entscheider: Entscheider = {
    finde: (werte) => {
      const treffer = suche(baum, spalten, werte)
      return istOffen(treffer as Laufwert) || (treffer as readonly number[]).length > 0 || json.treffer === 'alle'
        ? treffer
        : offen(`${json.id}()`)
    },
    ausgaben,
    alle: json.treffer === 'alle',
    normen: json.zeilen.map(({ norm }) => norm ?? json.norm),
  }
  if (setze) for (const [j, { werte }] of ausgaben.entries()) setze(j, (w) => auswahl(entscheider, werte, w))
  else
    alsAbleitungen(
      entscheider,
      eingaben.map((eingabe) => eingabe.baum!),
      entwuerfe,
    )
}

function auswahl({ finde, alle }: Entscheider, ausgabe: readonly Laufwert[], werte: readonly Laufwert[]): Laufwert {
  const treffer = finde(werte)
  if (istOffen(treffer as Laufwert)) return treffer as Laufwert
  const zeilen = treffer as readonly number[]
  return alle ? zeilen.map((zeile) => ausgabe[zeile]!) : ausgabe[zeilen[0]!]!
}

function liesAusgaben(lauf: Ladelauf, datei: string, json: EntscheidungstabelleJson): Ausgabe[] | undefined {
  let gut = true
  const werte: Laufwert[][] = json.ausgaben.map(() => [])
  for (const [i, { dann }] of json.zeilen.entries()) {
    const pfad = `zeilen[${String(i)}].dann`
    if (dann.length !== json.ausgaben.length) {
      const zahl = `${String(json.ausgaben.length)} ${json.ausgaben.length === 1 ? 'Wert' : 'Werte'}`
      melde(lauf, datei, pfad, `Diese Zeile braucht ${zahl}: einen je Ausgabe.`)
      gut = false
      continue
    }
    for (const [j, roh] of dann.entries()) {
      const { typ } = json.ausgaben[j]!
      const wert = liesZelle(roh, typ)
      if (wert === undefined) {
        melde(lauf, datei, `${pfad}[${String(j)}]`, zellenfehler(typ))
        gut = false
      } else werte[j]!.push(wert)
    }
  }
  return gut ? werte.map((w) => ({ werte: w })) : undefined
}

/** The names of a faulty table are known all the same: one fault, one message. */
function merkeNamen(inhalt: string, umgebung: Fassungsumgebung): void {
  const roh = JSON.parse(inhalt) as { id?: unknown; je?: unknown; ausgaben?: unknown }
  const ids = Array.isArray(roh.ausgaben) ? roh.ausgaben.map((a: { id?: unknown } | null) => String(a?.id)) : []
  for (const id of ['zeile', ...ids]) merkeFehlerhafte({ id: `${String(roh.id)}.${id}`, je: roh.je }, umgebung)
  for (const name of [String(roh.id), ...ids.map((id) => `${String(roh.id)}.${id}`)])
    umgebung.trageTabelleEin(name, { id: name, schluessel: [], typ: FEHLER, zeilen: new Map() })
}
