import { type Angaben, parsePath, type Wert } from '@weiche/vorgang'
import type { Paket } from '../laden/paket.ts'
import { naechster } from '../meldung/naechster.ts'
import { type FehlerCode, pruefeWert } from '../modell/pruefe-wert.ts'
import type { Feld, Listenfeld } from '../schema/angaben.ts'

export type AngabenFehler = {
  /** As in `haushalt.mitglieder[m2].gdb`; an item without a usable id is named by its place from 0. */
  pfad: string
  code: FehlerCode
  /** German, names the remedy, never repeats a value. */
  text: string
}

const MAX_FEHLER = 100
const MAX_ANZAHL = 100
const ITEM_ID = /^[a-zA-Z0-9-]{1,40}$/

/**
 * Types the JSON of an Antrag. `angaben` holds what could be typed, in canonical form; only `pflicht` fields may not be
 * missing, everything else missing is unknown. Only known fields are walked, so depth and names of the input do no harm.
 */
export function pruefeAngaben(paket: Paket, roh: unknown): { angaben: Angaben; fehler: AngabenFehler[] } {
  const fehler: AngabenFehler[] = []
  if (!istObjekt(roh)) {
    fehler.push({ pfad: '', code: 'typ', text: 'Die Angaben sind ein JSON-Objekt { … } mit den Feldern des Antrags.' })
    return { angaben: {}, fehler }
  }
  return { angaben: pruefeFelder(paket.felder, roh, '', fehler), fehler }
}

/** Types one value by its path (Nachreichung, Berichtigung); null takes the Angabe back. */
export function pruefeAngabe(
  paket: Paket,
  pfad: string,
  wert: unknown,
): { wert: Wert; fehler: [] } | { wert: undefined; fehler: AngabenFehler[] } {
  const ziel = findeFeld(paket.felder, pfad)
  const ablehnen = (code: FehlerCode, text: string) => ({
    wert: undefined,
    fehler: [{ pfad: pfad.slice(0, 200), code, text }],
  })
  if (typeof ziel === 'string') return ablehnen('unbekanntes-feld', ziel)
  const fehler: AngabenFehler[] = []
  if (wert === null && !ziel.feld.pflicht && ziel.eintrag === undefined) {
    // An object is taken back with everything in it, so nothing in it may be `pflicht`.
    pruefeFeld(ziel.feld, null, pfad, fehler)
    return fehler.length > 0 ? { wert: undefined, fehler } : { wert: null, fehler: [] }
  }
  const typisiert =
    ziel.eintrag === undefined
      ? pruefeFeld(ziel.feld, wert, pfad, fehler)
      : pruefeEintrag(ziel.feld as Listenfeld, wert, pfad, fehler)
  if (typisiert === undefined || fehler.length > 0)
    return fehler.length > 0 ? { wert: undefined, fehler } : ablehnen('fehlt', fehltText(ziel.feld))
  if (ziel.eintrag !== undefined && (typisiert as Angaben)['id'] !== ziel.eintrag)
    return ablehnen('bereich', 'Die „id“ des Eintrags bleibt, wie sie ist. Bitte dieselbe angeben wie im Pfad.')
  return { wert: typisiert, fehler: [] }
}

function pruefeFelder(
  felder: readonly Feld[],
  roh: Record<string, unknown>,
  praefix: string,
  fehler: AngabenFehler[],
): Angaben {
  const angaben: Angaben = {}
  const namen = felder.map((feld) => feld.id)
  for (const key of Object.keys(roh)) {
    if (namen.includes(key)) continue
    const nah = naechster(key, namen)
    const rat = nah ? `Meinten Sie „${nah}“?` : 'Bitte entfernen.'
    merke(
      fehler,
      praefix + key.slice(0, 60),
      'unbekanntes-feld',
      `Das Feld „${key.slice(0, 60)}“ gibt es hier nicht. ${rat}`,
    )
  }
  for (const feld of felder) {
    const wert = pruefeFeld(feld, Object.hasOwn(roh, feld.id) ? roh[feld.id] : undefined, praefix + feld.id, fehler)
    if (wert !== undefined) angaben[feld.id] = wert
  }
  return angaben
}

/** undefined = not stated, or faulty and reported. */
function pruefeFeld(feld: Feld, roh: unknown, pfad: string, fehler: AngabenFehler[]): Wert | undefined {
  const leer = typeof roh === 'string' && roh.trim() === ''
  const fehlt = roh === undefined || roh === null || (leer && feld.pflicht === true)
  if (fehlt && feld.typ !== 'objekt') return feld.pflicht ? merke(fehler, pfad, 'fehlt', fehltText(feld)) : undefined
  if (feld.typ === 'objekt') {
    if (!fehlt && !istObjekt(roh)) return merke(fehler, pfad, 'typ', `„${feld.titel}“: Erwartet wird ein Objekt { … }.`)
    const angaben = pruefeFelder(feld.felder, fehlt ? {} : (roh as Record<string, unknown>), `${pfad}.`, fehler)
    return fehlt ? undefined : angaben
  }
  if (feld.typ === 'liste') return pruefeListe(feld, roh, pfad, fehler)
  const ergebnis = pruefeWert(feld, roh)
  return 'wert' in ergebnis ? ergebnis.wert : merke(fehler, pfad, ergebnis.code, ergebnis.text)
}

function pruefeListe(feld: Listenfeld, roh: unknown, pfad: string, fehler: AngabenFehler[]): Wert | undefined {
  if (!Array.isArray(roh)) return merke(fehler, pfad, 'typ', `„${feld.titel}“: Erwartet wird eine Liste [ … ].`)
  const max = feld.maxAnzahl ?? MAX_ANZAHL
  if (roh.length > max)
    return merke(fehler, pfad, 'zu-viele', `„${feld.titel}“: Höchstens ${String(max)} Einträge sind möglich.`)
  const ids = new Set<string>()
  const eintraege: Wert[] = []
  for (const [index, eintrag] of roh.entries()) {
    const id = istObjekt(eintrag) && Object.hasOwn(eintrag, 'id') ? eintrag['id'] : undefined
    const hier = `${pfad}[${typeof id === 'string' && ITEM_ID.test(id) ? id : String(index)}]`
    const wert = pruefeEintrag(feld, eintrag, hier, fehler)
    if (wert === undefined) continue
    if (ids.has(id as string))
      merke(fehler, `${hier}.id`, 'doppelt', 'Diese „id“ hat schon ein anderer Eintrag. Bitte jedem eine eigene geben.')
    ids.add(id as string)
    eintraege.push(wert)
  }
  return eintraege
}

/** One item; without a usable id it cannot be named later, so it is refused. */
function pruefeEintrag(feld: Listenfeld, roh: unknown, pfad: string, fehler: AngabenFehler[]): Wert | undefined {
  if (!istObjekt(roh)) return merke(fehler, pfad, 'typ', `„${feld.titel}“: Jeder Eintrag ist ein Objekt { … }.`)
  const id = Object.hasOwn(roh, 'id') ? roh['id'] : undefined
  const wert = pruefeFelder(feld.felder, roh, `${pfad}.`, fehler)
  if (id === undefined || id === null)
    return merke(fehler, `${pfad}.id`, 'fehlt', 'Jeder Eintrag braucht eine „id“, zum Beispiel "m1".')
  if (typeof id === 'string' && !ITEM_ID.test(id))
    return merke(
      fehler,
      `${pfad}.id`,
      'typ',
      'Die „id“ besteht aus Buchstaben, Ziffern und Bindestrichen, zum Beispiel "m1".',
    )
  return typeof wert['id'] === 'string' ? wert : undefined
}

/** The field of a path; `eintrag` when the path ends with an item. A string says why not. */
function findeFeld(alle: readonly Feld[], pfad: string): { feld: Feld; eintrag: string | undefined } | string {
  const schritte = parsePath(pfad)
  if (!schritte)
    return 'Das ist kein Pfad einer Angabe. So sieht er aus: „wohnung.miete“ oder „haushalt.mitglieder[m2].gdb“.'
  let felder = alle
  let feld: Feld | undefined
  let eintrag: string | undefined
  for (const schritt of schritte) {
    if (schritt.kind === 'item') {
      if (feld?.typ !== 'liste' || eintrag !== undefined)
        return 'In eckigen Klammern steht die „id“ eines Eintrags, und nur hinter einer Liste.'
      eintrag = schritt.name
      continue
    }
    if (feld?.typ === 'liste' && eintrag === undefined)
      return `„${feld.id}“ ist eine Liste. Bitte den Eintrag nennen: „${feld.id}[id]“.`
    if (feld && feld.typ !== 'objekt' && feld.typ !== 'liste') return `„${feld.id}“ hat keine Unterfelder.`
    if (feld?.typ === 'liste' && schritt.name === 'id') return 'Die „id“ eines Eintrags lässt sich nicht ändern.'
    const naechstes: Feld | undefined = felder.find((f) => f.id === schritt.name)
    if (!naechstes) {
      const nah = naechster(
        schritt.name,
        felder.map((f) => f.id),
      )
      return `Das Feld „${schritt.name.slice(0, 60)}“ gibt es hier nicht.${nah ? ` Meinten Sie „${nah}“?` : ''}`
    }
    feld = naechstes
    eintrag = undefined
    if (feld.typ === 'objekt' || feld.typ === 'liste') felder = feld.felder
  }
  return feld ? { feld, eintrag } : 'Der Pfad ist leer.'
}

function fehltText(feld: Feld): string {
  return `„${feld.titel}“ fehlt. Ohne diese Angabe kann der Antrag nicht angenommen werden.`
}

function merke(fehler: AngabenFehler[], pfad: string, code: FehlerCode, text: string): undefined {
  if (fehler.length < MAX_FEHLER) fehler.push({ pfad, code, text })
}

function istObjekt(wert: unknown): wert is Record<string, unknown> {
  return typeof wert === 'object' && wert !== null && !Array.isArray(wert)
}
