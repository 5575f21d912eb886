import type { Beleg, Brief, Ziel } from '@weiche/austausch'
import type { Kanal, Sendung } from './kanal.ts'

/** `name`: the effect in its parts; `brief` is made only when it was not handed over before. */
export type Briefsendung = Sendung & { name: Brief['effekt']; brief(): Promise<Brief> }

/** A letter for the print shop behind an exchange folder. Dispatched on the day that its job file names. */
export function createBriefKanal(ziel: Ziel<Brief>): Kanal<Briefsendung> {
  const proven = ({ datum, dateien, dokumentId }: Beleg) =>
    ({ kind: 'zugestellt', quittung: '', tag: datum, dateien, dokumentId }) as const
  return {
    name: 'brief',
    erkenntWiederholung: true,
    async stelleZu({ name, brief }) {
      return proven((await ziel.finde(name)) ?? (await ziel.schreibe(await brief())))
    },
  }
}
