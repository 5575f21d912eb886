import { type Paket, pruefeAngaben } from '@weiche/regelwerk'
import type { Fall } from './fall.ts'
import { kurz, type Urteil, urteile } from './urteil.ts'

/** One thing that is not as the case expects; `was` is the key below `erwartet`, or begins with `angaben.` and `ist` says what is wrong there. */
export type Abweichung = { was: string; soll: string; ist: string }

/** Plays one case through rules, catalogue of Nachweise and gates and compares; empty = as expected. */
export function pruefeFall(paket: Paket, fall: Fall): Abweichung[] {
  const { fehler } = pruefeAngaben(paket, fall.angaben)
  if (fehler.length > 0) return fehler.map(({ pfad, text }) => ({ was: `angaben.${pfad}`, soll: '', ist: text }))
  return vergleiche(fall, urteile(paket, fall))
}

function vergleiche({ erwartet }: Fall, urteil: Urteil): Abweichung[] {
  const { ausgang } = urteil.auswertung
  const werte = Object.entries(erwartet.werte ?? {}).map(([id, soll]) => {
    const ist = urteil.auswertung.werte[0]?.[id]
    return paar(`werte.${id}`, kurz(soll), ist === undefined ? 'gibt es nicht' : kurz(String(ist)))
  })
  return [
    paar('weg', erwartet.weg, urteil.weg),
    paar('ausgang', erwartet.ausgang ?? ausgang, ausgang),
    paar('codes', [...erwartet.codes].sort().join(', '), urteil.codes.join(', ')),
    ...(erwartet.betraege
      ? [paar('betraege', erwartet.betraege.map(kurz).join(', '), urteil.betraege.join(', '))]
      : []),
    ...(erwartet.offen ? [paar('offen', [...erwartet.offen].sort().join(', '), urteil.offen.join(', '))] : []),
    ...werte,
  ].filter(({ soll, ist }) => soll !== ist)
}

const paar = (was: string, soll: string, ist: string): Abweichung => ({ was, soll, ist })
