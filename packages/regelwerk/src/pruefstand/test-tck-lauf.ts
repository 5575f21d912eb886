import type { Wert } from '@weiche/vorgang'
import { FeelFehler } from '../feel/ast.ts'
import type { Benannt } from '../feel/baum.ts'
import { kompiliere } from '../feel/compile.ts'
import { typisiere } from '../feel/typen.ts'
import { drucke } from '../werte/drucke.ts'
import { offen } from '../werte/laufwert.ts'
import { passt } from '../werte/typ.ts'
import { type Dmn, liesLogik } from './test-tck-dmn.ts'
import { type Getypt, liesWert } from './test-tck-wert.ts'
import { type Knoten, kind, kinder } from './test-tck-xml.ts'

/** One expected result of one test case. `erwartetFehler`: the TCK itself expects null here. */
export type Befund = { fall: string; erwartetFehler: boolean } & (
  | { art: 'bestanden' }
  | { art: 'abgelehnt'; meldung: string }
  | { art: 'anders'; ist: Wert; soll: Wert }
)

/** Runs every expected result of a test file. */
export function pruefeDatei(dmn: Dmn, tests: Knoten): Befund[] {
  return kinder(tests, 'testCase').flatMap((fall) =>
    kinder(fall, 'resultNode').map((knoten) => pruefe(dmn, fall, knoten)),
  )
}

function pruefe(dmn: Dmn, fall: Knoten, knoten: Knoten): Befund {
  const name = knoten.attribute['name'] ?? ''
  const id = fall.attribute['id'] ?? ''
  const erwartet = kind(knoten, 'expected')
  const erwartetFehler = !erwartet || !hatWert(erwartet)
  const kopf = { fall: id === name ? id : `${id} ${name}`, erwartetFehler }
  try {
    const getypt = erwartet && liesWert(erwartet)
    const soll = getypt ? drucke(getypt.wert, getypt.typ) : null
    const ergebnis = entscheide(dmn, name, fall)
    const ist = drucke(ergebnis.wert, ergebnis.typ)
    return gleich(ist, soll) ? { ...kopf, art: 'bestanden' } : { ...kopf, art: 'anders', ist, soll }
  } catch (error) {
    if (!(error instanceof FeelFehler)) throw error
    return { ...kopf, art: 'abgelehnt', meldung: error.message }
  }
}

function hatWert(erwartet: Knoten): boolean {
  return kind(erwartet, 'value')?.attribute['nil'] !== 'true' && erwartet.kinder.length > 0
}

/** Types and computes a decision after those that it needs. */
function entscheide(dmn: Dmn, name: string, fall: Knoten): Getypt {
  const entscheidung = dmn.entscheidungen.get(name)
  if (!entscheidung) throw new FeelFehler(`„${name}“ ist keine Entscheidung.`, 0)
  const bekannt = new Map<string, Getypt>()
  for (const gebraucht of entscheidung.braucht)
    bekannt.set(
      gebraucht,
      dmn.entscheidungen.has(gebraucht) ? entscheide(dmn, gebraucht, fall) : eingabe(dmn, gebraucht, fall),
    )
  const werte = [...bekannt.values()].map((getypt) => getypt.wert)
  const namen = [...bekannt.keys()]
  let plaetze = 0
  const umgebung = {
    name: (gesucht: string): Benannt | undefined => {
      const getypt = bekannt.get(gesucht)
      return getypt && { k: 'angabe', slot: namen.indexOf(gesucht), typ: getypt.typ, vorgabe: false }
    },
    feld: () => undefined,
    tabelle: () => undefined,
    namen: () => namen,
    felder: () => [],
    neuerPlatz: () => plaetze++,
  }
  const baum = typisiere(liesLogik(entscheidung.logik), umgebung, new Map(), new Set())
  return { typ: baum.typ, wert: kompiliere(baum)({ werte, lokal: [] }) }
}

/** As in an Antrag: what is not stated or does not fit its type is unknown. */
function eingabe(dmn: Dmn, name: string, fall: Knoten): Getypt {
  const knoten = kinder(fall, 'inputNode').find((k) => k.attribute['name'] === name)
  const typ = dmn.eingaben.get(name)
  const wert = knoten && liesWert(knoten)
  if (wert && (!typ || passt(wert.typ, typ))) return { typ: typ ?? wert.typ, wert: wert.wert }
  if (!typ) throw new FeelFehler(`Die Eingabe „${name}“ hat keinen Typ.`, 0)
  return { typ, wert: offen(name) }
}

function gleich(a: Wert, b: Wert): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => gleich(x, b[i] ?? null))
  if (!istObjekt(a) || !istObjekt(b)) return a === b
  const namen = Object.keys(a)
  return namen.length === Object.keys(b).length && namen.every((name) => name in b && gleich(a[name]!, b[name]!))
}

function istObjekt(wert: Wert): wert is { [key: string]: Wert } {
  return typeof wert === 'object' && wert !== null && !Array.isArray(wert)
}
