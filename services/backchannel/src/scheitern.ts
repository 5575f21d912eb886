import type { Paket, Zustellung as Wege } from '@weiche/regelwerk'
import type { Ereignis, Vorgang, Zustellkanal } from '@weiche/vorgang'
import type { Deps } from './deps.ts'
import { hinweiseOutside } from './hinweise.ts'

export const UNZUSTELLBAR = 'ZUSTELLUNG-UNZUSTELLBAR'

export type Fehlschlag = {
  zu: string
  kanal: Zustellkanal
  effekt: string
  grund: string
  paket: Paket
  wege: Wege['bescheid']
}

/**
 * A dispatch with legal effect failed: it is proven no more, and goes on by the next way of the package. When none is
 * left a person gets it with a code, and who can be reached otherwise is told that there is something.
 */
export function scheitern(v: Vorgang, deps: Pick<Deps, 'kanaele'>, { wege, paket, ...was }: Fehlschlag): Ereignis[] {
  const weiter = wege.kanaele[wege.kanaele.indexOf(was.kanal) + 1] ?? ''
  const noted: Ereignis = {
    type: 'zustellung.gescheitert',
    fakten: { ...was, wirksam: true, weiter },
    inhalt: {},
  }
  if (weiter !== '') return [noted]
  const person: Ereignis = {
    type: 'vorgang.ausgesteuert',
    fakten: { grundlage: v.grundlage, codes: [UNZUSTELLBAR], anlass: 'zustellung', handler: '' },
    inhalt: {
      erlaeuterung: `${was.effekt.split('_')[0]} konnte nicht zugestellt werden (${was.grund}). Bitte klären Sie die Anschrift und veranlassen Sie die Zustellung neu.`,
    },
  }
  return [noted, person, ...hinweiseOutside(v, deps, { zu: was.zu, paket })]
}
