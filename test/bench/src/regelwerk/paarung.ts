import { type Bewertung, bewerte, type Lage, type Paket, werteAus } from '@weiche/regelwerk'
import { frischeEngine, zen, zenFakten } from './andere.ts'
import { type Fakten, faktenVon, zahlennamen } from './fakten.ts'
import { entscheide, type Werte, werteVon } from './hand.ts'
import { bedingungen } from './hand-bedingungen.ts'
import { mietenstufen, type Parameter, parameterFuer } from './hand-parameter.ts'
import { alsRoh } from './hand-werte.ts'
import { namenVon, type Regel, regelnFuerAndere } from './regeln.ts'

/** One case, ready for everybody: what is computed before the clock runs. */
export type Fall = {
  lage: Lage
  bewertung: Bewertung
  /** Rules of its Fassung for the other engines, and the function that ZEN made of them. */
  regeln: readonly Regel[]
  zen: (fakten: Fakten) => Promise<string[]>
  fakten: Fakten
  zenFakten: Fakten
  parameter: Parameter
  werte: Werte
}
export type Paarung = { faelle: Fall[]; verworfen: number; vonHand: number; regeln: number }

/** Rules that hand.ts has: those that can be true while everything is stated. */
const VON_HAND = /WOG-(AN-001|HO-001|PL-00[1-6]|AS-0([0-3]\d|4[0-6])|VO-0(01|04|18))$/

/**
 * Lets all decide every case before anything is timed. json-rules-engine and ZEN must name the very same rules; code
 * written by hand does not follow when the law changes, so cases that it decides otherwise are left out and counted.
 */
export async function paare(
  paket: Paket,
  dateien: Readonly<Record<string, string>>,
  lagen: readonly Lage[],
): Promise<Paarung> {
  const stufen = mietenstufen(dateien)
  const jeFassung = new Map(paket.fassungen.map((fassung) => [fassung, fuerFassung(paket, fassung, stufen)]))
  const faelle: Fall[] = []
  let verworfen = 0
  for (const lage of lagen) {
    const bewertung = bewerte(paket, lage)
    const hier = jeFassung.get(bewertung.fassungen[0]!)!
    const fakten = faktenVon(paket, lage, werteAus(paket, lage), hier.namen)
    const roh = alsRoh(lage.angaben)
    const werte = werteVon(roh, lage.eingangsdatum, hier.parameter)
    const fall = { lage, bewertung, ...hier, fakten, zenFakten: zenFakten(fakten), werte }
    await verlangeGleiches(fall)
    if (entscheidetGleich(fall)) faelle.push(fall)
    else verworfen++
  }
  if (faelle.length < lagen.length / 2)
    throw new Error(
      `Der von Hand geschriebene Vergleich entscheidet ${verworfen} von ${lagen.length} Fällen anders: bitte test/bench/src/regelwerk/hand*.ts an das Recht anpassen.`,
    )
  const regeln = [...jeFassung.values()].at(-1)!.regeln
  return { faelle, verworfen, vonHand: regeln.filter(({ code }) => VON_HAND.test(code)).length, regeln: regeln.length }
}

function fuerFassung(paket: Paket, fassung: string, stufen: ReadonlyMap<string, number>) {
  const zahlen = zahlennamen(paket, fassung)
  const regeln = regelnFuerAndere(paket, fassung, (name) => zahlen.has(name))
  return { regeln, namen: namenVon(regeln), zen: zen(regeln), parameter: parameterFuer(paket, fassung, stufen) }
}

const codesVon = ({ treffer }: Bewertung) => treffer.map(({ code }) => code).sort()

async function verlangeGleiches(fall: Fall): Promise<void> {
  const soll = codesVon(fall.bewertung).join()
  for (const ist of [await frischeEngine(fall.regeln, fall.fakten), await fall.zen(fall.zenFakten)])
    if (ist.join() !== soll)
      throw new Error(`An engine that is compared finds other rules: ${ist.join()} instead of ${soll}`)
}

function entscheidetGleich({ lage, bewertung, parameter, werte }: Fall): boolean {
  const { betrag, codes } = entscheide(alsRoh(lage.angaben), lage.eingangsdatum, parameter)
  const bekannt = codesVon(bewertung).filter((code) => VON_HAND.test(code))
  const gleich = codes.sort().join() === bekannt.join() && bedingungen(werte).sort().join() === bekannt.join()
  return gleich && betrag === Number(bewertung.abschnitte[0]!.betrag)
}
