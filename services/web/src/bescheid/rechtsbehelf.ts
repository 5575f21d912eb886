import { bescheidtageOf, rechtsbehelfOf } from '@weiche/entscheidung'
import { berlinDatum } from '@weiche/fristen'
import type { Paket } from '@weiche/regelwerk'
import type { Vorgang } from '@weiche/vorgang'
import type { Bescheidseite } from '../seite/modell.ts'
import { fristText, tagText } from '../worte/zeit.ts'

const NAME = { widerspruch: 'Widerspruch', klage: 'Klage', einspruch: 'Einspruch' } as const

/** Until when one can object: a date where the dispatch is proven, never a guess before. */
export function rechtsbehelfszeile(v: Vorgang, paket: Paket, jetzt: Date): Bescheidseite['eckdaten'][number] {
  const name = NAME[rechtsbehelfOf(paket).art]
  if (v.widerspruch) return { name, text: `eingelegt am ${tagText(v.widerspruch.fakten.eingangsdatum, 'einfach')}` }
  if (!v.versand) return { name, text: 'Die Frist beginnt erst, wenn der Bescheid nachweisbar abgesendet ist.' }
  const { aufgabe, rechtsbehelfBis } = bescheidtageOf(v.versand.fakten.aufgabe, paket)
  const bis = fristText(rechtsbehelfBis, 'einfach')
  const gesandt = `abgesendet am ${tagText(aufgabe, 'einfach')}`
  return berlinDatum(jetzt) > rechtsbehelfBis
    ? { name, text: `Die Frist ist am ${bis} abgelaufen (${gesandt}).` }
    : { name, text: `bis ${bis}, 24 Uhr (${gesandt})` }
}
