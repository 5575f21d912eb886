import type { Blatt } from './bedingung.ts'
import { type Fakt, type Fakten, type Faktwert, istBekannt, type Skalarart } from './fakten.ts'
import { namenVon } from './original.ts'
import { skaliere, stellen } from './wandle.ts'

type Skalar = string | boolean
type Ziehe = (n: number) => number

/**
 * What the unknown facts of a rule could turn out to be, at most `anzahl` times. Tried are the constants of its
 * conditions and the known values beside them, each with its neighbours on both sides: between two of them no
 * comparison changes. All combinations when they are few, else as many drawn ones.
 */
export function* ergaenzungen(
  blaetter: readonly Blatt[],
  fakten: Fakten,
  anzahl: number,
  ziehe: Ziehe,
): Generator<Fakten> {
  const offene = offeneVon(blaetter, fakten)
  const moeglich = offene.map(({ name, art }) => ({
    name,
    werte: faktwerte(fakten.get(name)!, kandidaten(art, blaetter, fakten, fakten.get(name)!, ziehe), ziehe),
  }))
  const alle = moeglich.reduce((produkt, { werte }) => produkt * werte.length, 1)
  for (let nr = 0; nr < Math.min(alle, anzahl); nr++) {
    let rest = nr
    const ergaenzt = new Map(fakten)
    for (const { name, werte } of moeglich) {
      const index = alle <= anzahl ? rest % werte.length : ziehe(werte.length)
      rest = Math.floor(rest / werte.length)
      ergaenzt.set(name, { ...fakten.get(name)!, wert: werte[index]! })
    }
    yield ergaenzt
  }
}

function offeneVon(blaetter: readonly Blatt[], fakten: Fakten): { name: string; art: Skalarart }[] {
  const offene = new Map<string, Skalarart>()
  for (const blatt of blaetter) {
    if (blatt.k === 'angegeben') continue
    for (const name of namenVon(blatt)) if (!istBekannt(fakten.get(name)!.wert)) offene.set(name, blatt.art)
  }
  return [...offene].map(([name, art]) => ({ name, art }))
}

function kandidaten(art: Skalarart, blaetter: readonly Blatt[], fakten: Fakten, fakt: Fakt, ziehe: Ziehe): Skalar[] {
  if (art === 'janein') return [true, false]
  if (fakt.typ.art === 'text' && fakt.typ.werte) return [...fakt.typ.werte]
  const nachbarn = new Set<Skalar>()
  for (const blatt of blaetter) {
    if (blatt.k === 'angegeben' || !vergleichbar(blatt.art, art)) continue
    const konstanten = 'fact' in blatt.rechts ? [] : [blatt.rechts.konstante]
    for (const wert of [...namenVon(blatt).map((name) => fakten.get(name)!.wert), ...konstanten].flat())
      if (typeof wert === 'string') for (const nahe of nachbarnVon(wert, art)) nachbarn.add(nahe)
  }
  for (const zufaellig of zufaellige(art, ziehe)) nachbarn.add(zufaellig)
  return [...nachbarn]
}

function vergleichbar(a: Skalarart, b: Skalarart): boolean {
  const zahl = (art: Skalarart) => (art === 'ganzzahl' ? 'zahl' : art)
  return zahl(a) === zahl(b)
}

function nachbarnVon(wert: string, art: Skalarart): string[] {
  switch (art) {
    case 'zahl':
      return [-1n, 0n, 1n].map((schritt) => plus(wert, schritt, stellen(wert)))
    case 'ganzzahl':
      return [-1n, 0n, 1n].map((schritt) =>
        String(skaliere(wert, stellen(wert)) / 10n ** BigInt(stellen(wert)) + schritt),
      )
    case 'datum':
      return [-1, 0, 1].map((tage) => plusTage(wert, tage))
    default:
      return [wert, `${wert}x`]
  }
}

function zufaellige(art: Skalarart, ziehe: Ziehe): string[] {
  switch (art) {
    case 'zahl':
      return [`${ziehe(2) === 0 ? '-' : ''}${ziehe(5000)}.${String(ziehe(100)).padStart(2, '0')}`]
    case 'ganzzahl':
      return [String(ziehe(200) - 50)]
    case 'datum':
      return [plusTage('1950-01-01', ziehe(40_000))]
    default:
      return [`wort${String(ziehe(100))}`]
  }
}

/** `schritt` is counted in the last decimal. */
function plus(zahl: string, schritt: bigint, skala: number): string {
  const summe = skaliere(zahl, skala) + schritt
  if (skala === 0) return summe.toString()
  const ziffern = (summe < 0n ? -summe : summe).toString().padStart(skala + 1, '0')
  return `${summe < 0n ? '-' : ''}${ziffern.slice(0, -skala)}.${ziffern.slice(-skala)}`
}

function plusTage(tag: string, tage: number): string {
  const datum = new Date(`${tag}T00:00:00Z`)
  datum.setUTCDate(datum.getUTCDate() + tage)
  return datum.toISOString().slice(0, 10)
}

/** A list known in part keeps what is known; of a wholly unknown one some lists are tried, also the empty one. */
function faktwerte({ typ, wert }: Fakt, werte: readonly Skalar[], ziehe: Ziehe): Faktwert[] {
  if (typ.art !== 'liste') return [...werte]
  const zieheEinen = () => werte[ziehe(werte.length)]!
  if (Array.isArray(wert)) return werte.map((einer, i) => wert.map((x) => x ?? (i === 0 ? zieheEinen() : einer)))
  return [[], ...werte.map((einer) => [einer]), [...werte], [zieheEinen(), zieheEinen()]]
}
