import { type Ladelauf, liesDatei, melde } from '../meldung/lies-json.ts'
import { baueModell, type Modell } from '../modell/modell.ts'
import { pruefeWert } from '../modell/pruefe-wert.ts'
import { AngabenJson, type Feld } from '../schema/angaben.ts'
import { istDatum } from '../werte/datum.ts'
import { parseDezimal, vergleiche } from '../werte/dezimal.ts'

const DATEI = 'angaben.json'
const MAX_TIEFE = 6

/** angaben.json -> model with slots; undefined when it cannot be read, because then no name can be judged. */
export function ladeAngaben(lauf: Ladelauf): Modell | undefined {
  const json = liesDatei(lauf, DATEI, AngabenJson)
  if (!json) return undefined
  pruefeFelder(lauf, json.felder, 'felder', 0)
  return baueModell(json.felder)
}

function pruefeFelder(lauf: Ladelauf, felder: readonly Feld[], pfad: string, tiefe: number): void {
  const ids = new Set<string>()
  for (const [index, feld] of felder.entries()) {
    const hier = `${pfad}[${String(index)}]`
    if (ids.has(feld.id))
      melde(lauf, DATEI, `${hier}.id`, `Das Feld „${feld.id}“ gibt es hier schon. Bitte umbenennen.`)
    ids.add(feld.id)
    if (feld.id in Object.prototype || feld.id === 'item' || (tiefe === 0 && feld.id === 'verfahren'))
      melde(lauf, DATEI, `${hier}.id`, `Der Name „${feld.id}“ ist vergeben. Bitte einen anderen wählen.`)
    if (feld.typ === 'objekt' || feld.typ === 'liste') {
      if (tiefe >= MAX_TIEFE)
        melde(lauf, DATEI, hier, `Höchstens ${String(MAX_TIEFE)} Ebenen sind erlaubt. Bitte flacher gliedern.`)
      else pruefeFelder(lauf, feld.felder, `${hier}.felder`, tiefe + 1)
      if (feld.typ === 'liste' && !feld.felder.some((f) => f.id === 'id' && f.typ === 'text'))
        melde(
          lauf,
          DATEI,
          `${hier}.felder`,
          'Jeder Eintrag einer Liste hat ein Textfeld „id“, damit man ihn nennen kann. Bitte ergänzen.',
        )
      continue
    }
    pruefeGrenzen(lauf, feld, hier)
  }
}

function pruefeGrenzen(lauf: Ladelauf, feld: Exclude<Feld, { felder: Feld[] }>, pfad: string): void {
  if (feld.typ === 'auswahl') {
    if (new Set(feld.werte).size < feld.werte.length)
      melde(lauf, DATEI, `${pfad}.werte`, 'Ein Wert kommt doppelt vor. Bitte entfernen.')
    if (feld.vorgabe !== undefined && !feld.werte.includes(feld.vorgabe))
      melde(lauf, DATEI, `${pfad}.vorgabe`, `Die Vorgabe ist keiner der Werte: ${feld.werte.join(', ')}.`)
  }
  if (feld.pflicht && feld.vorgabe !== undefined)
    melde(lauf, DATEI, `${pfad}.vorgabe`, 'Ein Pflichtfeld braucht keine Vorgabe. Bitte eines von beiden entfernen.')
  pruefeVorgabe(lauf, feld, pfad)
  if (feld.typ === 'ganzzahl' && feld.min !== undefined && feld.max !== undefined && feld.min > feld.max)
    melde(lauf, DATEI, `${pfad}.min`, '„min“ ist größer als „max“. Bitte berichtigen.')
  if ((feld.typ === 'betrag' || feld.typ === 'zahl') && feld.min !== undefined && feld.max !== undefined) {
    const [min, max] = [parseDezimal(feld.min), parseDezimal(feld.max)]
    if (min && max && vergleiche(min, max) > 0)
      melde(lauf, DATEI, `${pfad}.min`, '„min“ ist größer als „max“. Bitte berichtigen.')
  }
  if (feld.typ === 'datum' && feld.min && feld.max && istDatum(feld.min) && feld.min > feld.max)
    melde(lauf, DATEI, `${pfad}.min`, '„min“ liegt nach „max“. Bitte berichtigen.')
}

/** What counts when nothing is stated must be a value that could be stated. */
function pruefeVorgabe(lauf: Ladelauf, feld: Exclude<Feld, { felder: Feld[] }>, pfad: string): void {
  const { vorgabe } = feld
  if (vorgabe === undefined || typeof vorgabe === 'boolean' || feld.typ === 'auswahl') return
  const ergebnis = pruefeWert(feld, vorgabe)
  if ('text' in ergebnis && vorgabe !== '')
    melde(lauf, DATEI, `${pfad}.vorgabe`, `Diese Vorgabe könnte niemand angeben. ${ergebnis.text}`)
}
