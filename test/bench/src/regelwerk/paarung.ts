import { type Bewertung, bewerte, type Lage, type Paket, werteAus } from '@weiche/regelwerk'
import { frischeEngine, zen, zenFakten } from './andere.ts'
import { type Fakten, faktenVon, zahlennamen } from './fakten.ts'
import { entscheide, type Werte, werteVon } from './hand.ts'
import { bedingungen } from './hand-bedingungen.ts'
import { mietenstufen, type Parameter, parameterFuer } from './hand-parameter.ts'
import { alsRoh } from './hand-roh.ts'
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
/** Lets all decide every case before anything is timed: everybody must name the very same rules and amounts. */
export async function paare(
  paket: Paket,
  dateien: Readonly<Record<string, string>>,
  lagen: readonly Lage[],
): Promise<Fall[]> {
  const stufen = mietenstufen(dateien)
  const jeFassung = new Map(paket.fassungen.map((fassung) => [fassung, fuerFassung(paket, fassung, stufen)]))
  const faelle: Fall[] = []
  for (const lage of lagen) {
    const bewertung = bewerte(paket, lage)
    const hier = jeFassung.get(bewertung.fassungen[0]!)!
    const fakten = faktenVon(paket, lage, werteAus(paket, lage), hier.namen)
    const werte = werteVon(alsRoh(lage.angaben), lage.eingangsdatum, hier.parameter)
    const fall = { lage, bewertung, ...hier, fakten, zenFakten: zenFakten(fakten), werte }
    await verlangeGleiches(fall)
    verlangeGleichesVonHand(fall)
    faelle.push(fall)
  }
  return faelle
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

/** Code written by hand does not follow when the law changes: then it would do other work than the rules. */
function verlangeGleichesVonHand({ lage, bewertung, parameter, werte }: Fall): void {
  const { betrag, codes } = entscheide(alsRoh(lage.angaben), lage.eingangsdatum, parameter)
  const soll = `${Number(bewertung.abschnitte[0]!.betrag)}: ${codesVon(bewertung).join()}`
  for (const ist of [codes, bedingungen(werte)]) {
    const vonHand = `${betrag}: ${ist.sort().join()}`
    if (vonHand !== soll)
      throw new Error(
        `Von Hand wird anders entschieden, ${vonHand} statt ${soll}; bitte test/bench/src/regelwerk/hand*.ts an das Recht anpassen. ${JSON.stringify(lage)}`,
      )
  }
}
