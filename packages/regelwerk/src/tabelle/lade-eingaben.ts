import { liesAusdruck } from '../ausdruecke/ausdruck.ts'
import type { Je } from '../ausdruecke/lade-je.ts'
import type { Fassungsumgebung } from '../ausdruecke/umgebung.ts'
import type { Ableitung, Baum } from '../feel/baum.ts'
import { type Ladelauf, melde } from '../meldung/lies-json.ts'
import type { Modell } from '../modell/modell.ts'
import type { Feld } from '../schema/angaben.ts'
import type { EntscheidungstabelleJson } from '../schema/tabelle.ts'
import { parseDezimal, vonGanzzahl } from '../werte/dezimal.ts'
import { nenne, type Typ, typVon } from '../werte/typ.ts'
import { baueSpalte, type Spalte, type Wertebereich } from './spalte.ts'
import { liesTabellenzelle, type Zelle } from './zelle.ts'

/** An input of a decision table; `baum` computes it, undefined for the parameter of a function. */
export type Eingabe = { titel: string; typ: Typ; bereich: Wertebereich; baum: Baum | undefined }
type EingabeJson = EntscheidungstabelleJson['eingaben'][number]

/** A function has only parameters, every other table has none. Faults are reported, then the answer is undefined. */
export function istFunktion(lauf: Ladelauf, datei: string, json: EntscheidungstabelleJson): boolean | undefined {
  for (const [i, { fakt, ausdruck, parameter, typ }] of json.eingaben.entries()) {
    const pfad = `eingaben[${String(i)}]`
    if ([fakt, ausdruck, parameter].filter((x) => x !== undefined).length !== 1)
      return melde(lauf, datei, pfad, 'Eine Eingabe nennt genau eines: „fakt“, „ausdruck“ oder „parameter“.')
    if ((parameter === undefined) !== (typ === undefined))
      return melde(lauf, datei, `${pfad}.typ`, '„typ“ gehört zu „parameter“ und nur dazu.')
  }
  const parameter = json.eingaben.filter((e) => e.parameter !== undefined).length
  if (parameter === 0) return false
  if (parameter < json.eingaben.length)
    return melde(lauf, datei, 'eingaben', 'Entweder haben alle Eingaben „parameter“ (eine Funktion) oder keine.')
  return json.je === undefined
    ? true
    : melde(lauf, datei, 'je', 'Eine Funktion gilt nicht je Eintrag. Bitte „je“ und „als“ entfernen.')
}

export function liesEingaben(
  lauf: Ladelauf,
  datei: string,
  json: EntscheidungstabelleJson,
  je: Je,
  modell: Modell,
  umgebung: Fassungsumgebung,
  benutzt: Set<Ableitung>,
): Eingabe[] | undefined {
  const gelesen = json.eingaben.map((eingabe, i): Eingabe | undefined => {
    const { titel, fakt, ausdruck } = eingabe
    if (eingabe.parameter !== undefined) return { titel, typ: typVon(eingabe.typ!), bereich: {}, baum: undefined }
    const ort = { datei, pfad: `eingaben[${String(i)}].${fakt === undefined ? 'ausdruck' : 'fakt'}` }
    const baum = liesAusdruck(lauf, ort, fakt ?? ausdruck!, undefined, umgebung, je.lokale, benutzt)
    if (!baum || baum.typ.art === 'fehler') return undefined
    if (!['zahl', 'datum', 'text', 'janein'].includes(baum.typ.art))
      return melde(
        lauf,
        datei,
        ort.pfad,
        `Eine Eingabe ist Zahl, Datum, Text oder ja/nein; das ist ${nenne(baum.typ)}.`,
      )
    return { titel, typ: baum.typ, bereich: bereichVon(eingabe, je, modell), baum }
  })
  return gelesen.includes(undefined) ? undefined : (gelesen as Eingabe[])
}

/** Reads all cells of the left side, column by column. */
export function liesSpalten(
  lauf: Ladelauf,
  datei: string,
  json: EntscheidungstabelleJson,
  eingaben: readonly Eingabe[],
): Spalte[] | undefined {
  let gut = true
  const zellen: Zelle[][] = eingaben.map(() => [])
  for (const [i, { wenn }] of json.zeilen.entries()) {
    if (wenn.length !== eingaben.length) {
      const zahl = `${String(eingaben.length)} ${eingaben.length === 1 ? 'Zelle' : 'Zellen'}`
      melde(lauf, datei, `zeilen[${String(i)}].wenn`, `Diese Zeile braucht ${zahl}: eine je Eingabe, "-" für alles.`)
      gut = false
      continue
    }
    for (const [j, roh] of wenn.entries()) {
      const zelle = liesTabellenzelle(roh, eingaben[j]!.typ)
      if (typeof zelle === 'string') {
        melde(lauf, datei, `zeilen[${String(i)}].wenn[${String(j)}]`, zelle)
        gut = false
      } else zellen[j]!.push(zelle)
    }
  }
  return gut ? eingaben.map(({ titel, typ, bereich }, j) => baueSpalte(titel, typ, bereich, zellen[j]!)) : undefined
}

/** What angaben.json says about the values of an Angabe; of computed facts nothing is known. */
function bereichVon({ fakt }: EingabeJson, je: Je, modell: Modell): Wertebereich {
  const punkt = fakt?.indexOf('.') ?? -1
  const lokal = je.lokale.get(fakt?.slice(0, punkt) ?? '')
  const pfad = lokal?.typ.art === 'element' ? `${lokal.typ.liste}${fakt!.slice(punkt)}` : fakt
  const feld = pfad === undefined ? undefined : feldAn(modell.felder, pfad.split('.'))
  switch (feld?.typ) {
    case 'ganzzahl':
      return { min: zahl(feld.min), max: zahl(feld.max), skala: 0 }
    case 'betrag':
      return { min: parseDezimal(feld.min ?? '0'), max: dezimal(feld.max), skala: 2 }
    case 'zahl':
      return { min: parseDezimal(feld.min ?? '0'), max: dezimal(feld.max), skala: feld.skala ?? 2 }
    case 'datum':
      return { min: feld.min ?? '1900-01-01', max: feld.max ?? '2199-12-31', skala: 0 }
    default:
      return {}
  }
}

const zahl = (x: number | undefined) => (x === undefined ? undefined : vonGanzzahl(x))
const dezimal = (x: string | undefined) => (x === undefined ? undefined : parseDezimal(x))

function feldAn(felder: readonly Feld[], [id, ...rest]: readonly string[]): Feld | undefined {
  const feld = felder.find((f) => f.id === id)
  if (rest.length === 0 || !feld) return feld
  return feld.typ === 'objekt' || feld.typ === 'liste' ? feldAn(feld.felder, rest) : undefined
}
