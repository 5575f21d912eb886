import { liesZelle, zellenfehler } from '../ausdruecke/lade-tabellen.ts'
import { ordne } from '../feel/gleich.ts'
import { naechster } from '../meldung/naechster.ts'
import type { Laufwert } from '../werte/laufwert.ts'
import type { Typ } from '../werte/typ.ts'

/** From one value to another; without a limit it goes on for ever. `offen`: the limit itself is not in it. */
export type Bereich = { von?: Grenze; bis?: Grenze }
export type Grenze = { wert: Laufwert; offen: boolean }

/** What a cell lets through: everything, some words, or ranges of numbers or days; `nicht`: all but these. */
export type Zelle =
  | { k: 'alles' }
  | { k: 'werte'; werte: readonly (string | boolean)[]; nicht: boolean }
  | { k: 'bereiche'; bereiche: readonly Bereich[]; nicht: boolean }

const ZAHL = String.raw`-?\d+(?:\.\d+)?`
const TAG = String.raw`\d{4}-\d{2}-\d{2}`
const VERGLEICH = /^(<=|>=|<|>)\s*(.+)$/
const SPANNE = /^([[(\]])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])[])$/

/** One cell of a decision table by the type of its column; a text says what is wrong with it (German). */
export function liesTabellenzelle(roh: unknown, typ: Typ): Zelle | string {
  if (roh === '-') return { k: 'alles' }
  const teile = Array.isArray(roh) ? (roh as unknown[]) : [roh]
  if (typ.art === 'text' || typ.art === 'janein') return liesWerte(teile, typ, !Array.isArray(roh))
  const innen = typeof roh === 'string' ? /^not\((.*)\)$/.exec(roh.trim())?.[1] : undefined
  const gelesen = (innen === undefined ? teile : [innen]).map((teil) => liesBereiche(teil, typ))
  const fehler = gelesen.find((x) => typeof x === 'string')
  if (fehler !== undefined) return fehler
  return { k: 'bereiche', bereiche: (gelesen as Bereich[][]).flat(), nicht: innen !== undefined }
}

function liesWerte(teile: readonly unknown[], typ: Typ, allein: boolean): Zelle | string {
  const erster = teile[0]
  const innen = allein && typeof erster === 'string' ? /^not\((.*)\)$/.exec(erster.trim())?.[1] : undefined
  const worte = innen === undefined ? teile : liesWortliste(innen)
  if (!worte) return 'In not( … ) stehen Wörter in Anführungszeichen, mit Komma getrennt: not("a", "b").'
  const art = typ.art === 'janein' ? 'janein' : 'text'
  for (const wort of worte) {
    if (liesZelle(wort, art) === undefined) return `${zellenfehler(art)} Oder "-" für alles.`
    const bekannt = typ.art === 'text' ? typ.werte : undefined
    if (!bekannt || bekannt.includes(wort as string)) continue
    const nah = naechster(String(wort), bekannt)
    return `„${String(wort).slice(0, 60)}“ kommt hier nie vor. ${nah ? `Meinten Sie „${nah}“?` : `Möglich sind: ${bekannt.join(', ')}.`}`
  }
  return { k: 'werte', werte: worte as (string | boolean)[], nicht: innen !== undefined }
}

function liesWortliste(text: string): unknown[] | undefined {
  try {
    return JSON.parse(`[${text}]`) as unknown[]
  } catch {
    return undefined
  }
}

function liesBereiche(roh: unknown, typ: Typ): Bereich[] | string {
  if (typeof roh === 'number') {
    const wert = liesWert(roh, typ)
    return wert === undefined ? unlesbar(typ) : [genau(wert)]
  }
  if (typeof roh !== 'string') return unlesbar(typ)
  if (typ.art === 'zahl' && /\d,\d/.test(roh))
    return 'Dezimalzahlen stehen mit Punkt; mehrere Werte bitte als Liste schreiben: [1, 5].'
  const gelesen = roh.split(',').map((teil) => liesBereich(teil.trim(), typ))
  return gelesen.find((x) => typeof x === 'string') ?? (gelesen as Bereich[])
}

function liesBereich(text: string, typ: Typ): Bereich | string {
  const vergleich = VERGLEICH.exec(text)
  if (vergleich) {
    const wert = liesWert(vergleich[2]!, typ)
    if (wert === undefined) return unlesbar(typ)
    const grenze = { wert, offen: vergleich[1] === '<' || vergleich[1] === '>' }
    return vergleich[1]!.startsWith('<') ? { bis: grenze } : { von: grenze }
  }
  const spanne = SPANNE.exec(text)
  if (!spanne) {
    const wert = liesWert(text, typ)
    return wert === undefined ? unlesbar(typ) : genau(wert)
  }
  const [von, bis] = [liesWert(spanne[2]!, typ), liesWert(spanne[3]!, typ)]
  if (von === undefined || bis === undefined) return unlesbar(typ)
  const [offenVon, offenBis] = [spanne[1] !== '[', spanne[4] !== ']']
  const folge = ordne(von, bis)
  if (folge > 0 || (folge === 0 && (offenVon || offenBis)))
    return `In „${text}“ liegt kein Wert. Bitte die Grenzen tauschen oder berichtigen.`
  return { von: { wert: von, offen: offenVon }, bis: { wert: bis, offen: offenBis } }
}

function genau(wert: Laufwert): Bereich {
  return { von: { wert, offen: false }, bis: { wert, offen: false } }
}

/** A number or a day as it stands in a cell: 12, -1.5, 2025-01-31, date("2025-01-31"). */
function liesWert(roh: string | number, typ: Typ): Laufwert | undefined {
  if (typeof roh === 'number') return typ.art === 'zahl' ? liesZelle(roh, 'zahl') : undefined
  if (typ.art === 'zahl') return new RegExp(`^${ZAHL}$`).test(roh) ? liesZelle(roh, 'zahl') : undefined
  const tag = new RegExp(`^(?:date\\("(${TAG})"\\)|@"(${TAG})"|(${TAG}))$`).exec(roh)
  return tag ? liesZelle(tag[1] ?? tag[2] ?? tag[3], 'datum') : undefined
}

function unlesbar(typ: Typ): string {
  return typ.art === 'zahl'
    ? 'Diese Zelle ist nicht lesbar. Möglich sind: 12, ">= 12", "[1..5)", "< 3, > 7", [1, 2], "not(4)" und "-" für alles.'
    : 'Diese Zelle ist nicht lesbar. Möglich sind: "2025-01-01", ">= 2025-01-01", "[2025-01-01..2025-12-31]" und "-" für alles.'
}
