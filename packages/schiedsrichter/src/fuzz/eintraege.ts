import { type Ergebnis, type Paket, quantoren, werteAus } from '@weiche/regelwerk'
import type { Angaben } from '@weiche/vorgang'
import { blaetterVon, liesBedingung } from '../bedingung.ts'
import { ergaenzungen } from '../ergaenzungen.ts'
import { type Fakt, istBekannt, sammle } from '../fakten.ts'
import { macheEngine, namenVon, rechneMitOriginal } from '../original.ts'
import { createZufall } from '../zufall.ts'
import { baueFelder } from './baue.ts'
import { baueBedingung } from './bedingungen.ts'
import type { Entwurf } from './entwurf.ts'
import { felderVon, type Json } from './namen.ts'
import { dateienMit, lade } from './rahmen.ts'
import { angabeAus, waehle } from './vorrat.ts'

/** A question about the items of a list: `quantor` over what `bedingung` says of each. */
type Frage = { quantor: (typeof quantoren)[number]; bedingung: Json }
export type Listenprobe = { paket: Paket; fragen: Frage[]; eintraege: Angaben[] }

/** The rules of the draft ask about items, and its cases are the first `anzahl` items. */
export function baueListenprobe(entwurf: Entwurf, art: number, anzahl: number): Listenprobe {
  const felder = felderVon({ ...entwurf, felder: entwurf.felder.map((feld) => ({ ...feld, gruppe: false })) })
  const fragen = entwurf.regeln.map(({ wurzel }, i) => ({
    quantor: waehle(quantoren, art + i),
    bedingung: baueBedingung(wurzel, felder, []),
  }))
  const liste = {
    id: 'l',
    titel: 'Liste',
    typ: 'liste',
    felder: [{ id: 'id', titel: 'Kennung', typ: 'text' }, ...baueFelder(felder)],
  }
  const regeln = fragen.map(({ quantor, bedingung }) => ({
    conditions: { all: [{ fact: 'l', operator: quantor, value: bedingung }] },
  }))
  return {
    paket: lade(dateienMit({ felder: [liste], regeln })),
    fragen,
    eintraege: entwurf.faelle.slice(0, anzahl).map((zahlen, nr) => {
      const werte = felder.map(({ name, typ }, i) => [name, angabeAus(typ, zahlen[i]!)] as const)
      return { id: `e${String(nr)}`, ...Object.fromEntries(werte.filter(([, wert]) => wert !== undefined)) } as Angaben
    }),
  }
}

/** What our engine says of each question; `eintraege` null = nobody knows the list. */
export function unsere({ paket }: Listenprobe, eintraege: Angaben[] | null): Ergebnis[] {
  const angaben: Angaben = eintraege === null ? {} : { l: eintraege }
  const { trace } = werteAus(paket, { angaben, eingangsdatum: '2024-03-01', entscheidungsdatum: '2024-03-15' })
  return trace.flatMap((zeile) => (zeile.art === 'regel' ? [zeile.ergebnis] : []))
}

/**
 * Every item judged by the original for itself, a fresh engine each time, then put together in three values. `sicher`: an
 * item with anything unknown says nothing; `moeglich`: it says what comes out whatever the unknown turns out to be. What our
 * engine says lies between the two.
 */
export async function schiedsspruch(
  { paket, eintraege }: Listenprobe,
  { quantor, bedingung }: Frage,
): Promise<{ sicher: Ergebnis; moeglich: Ergebnis }> {
  const sicher: Dreiwertig[] = []
  const moeglich: Dreiwertig[] = []
  for (const eintrag of eintraege) {
    const { bekannt, urteile } = await urteileUeber(paket, eintrag, bedingung)
    const einig = urteile.every((urteil) => urteil === urteile[0]) ? urteile[0] : undefined
    sicher.push(bekannt ? einig : undefined)
    moeglich.push(einig)
  }
  return { sicher: nenne(vereine[quantor](sicher)), moeglich: nenne(vereine[quantor](moeglich)) }
}

async function urteileUeber(paket: Paket, eintrag: Angaben, frage: Json) {
  const liste = paket.felder.find(({ id }) => id === 'l')
  if (liste?.typ !== 'liste') throw new Error('Die Probe hat keine Liste „l“.')
  const fakten = new Map<string, Fakt>()
  sammle(liste.felder, '', eintrag, fakten)
  const bedingung = liesBedingung(frage, { fakten, benannte: new Map(), tabellen: new Map() })
  const blaetter = blaetterVon(bedingung)
  const bekannt = blaetter.flatMap(namenVon).every((name) => istBekannt(fakten.get(name)!.wert))
  const urteile: Dreiwertig[] = []
  for (const ergaenzt of bekannt ? [fakten] : ergaenzungen(blaetter, fakten, 12, createZufall(1)))
    urteile.push((await rechneMitOriginal(macheEngine, [{ code: 'x', bedingung }], ergaenzt)).get('x'))
  return { bekannt, urteile }
}

/** undefined = unknown. */
type Dreiwertig = boolean | undefined

const einer = (werte: readonly Dreiwertig[]): Dreiwertig =>
  werte.includes(true) ? true : werte.includes(undefined) ? undefined : false
const nicht = (wert: Dreiwertig): Dreiwertig => (wert === undefined ? undefined : !wert)
const vereine: Record<Frage['quantor'], (werte: readonly Dreiwertig[]) => Dreiwertig> = {
  some: einer,
  none: (werte) => nicht(einer(werte)),
  every: (werte) => nicht(einer(werte.map(nicht))),
}

function nenne(wert: Dreiwertig): Ergebnis {
  return wert === undefined ? 'offen' : wert ? 'erfuellt' : 'nicht erfuellt'
}
