import type { CommitDoc, Marke, Tail, TailOptions } from '@weiche/log'
import type { Ablauf, Wesen } from './ablauf.ts'
import type { Speicher } from './speicher/speicher.ts'
import type { Wetter } from './wetter.ts'

/** Follows the commits of a world in the order in which a majority had them; stands for the change stream. */
export type Mitschrift = { commits: CommitDoc[]; lesezeichen: Map<string, number> }

const PAUSE_MS = 300
const NACH_FEHLER_MS = 1_000

export function createSchweif(
  welt: { ablauf: Ablauf; wetter: Wetter; speicher: Speicher },
  wer: Wesen,
  { commits, lesezeichen }: Mitschrift,
) {
  const { speicher } = welt
  return <C extends Marke>(options: TailOptions<C>): Tail => {
    const caughtUp = Promise.withResolvers<void>()
    const name = options.bookmark ?? ''
    const zeichen = speicher.sammlung('arbeit', 'lesezeichen')
    let at = options.fromStart ? 0 : (lesezeichen.get(name) ?? 0)
    let stopped = false

    async function weiter(): Promise<void> {
      if (stopped) return
      const batch = commits.slice(at, at + 500)
      try {
        if (batch.length > 0) await options.onCommits(batch.map(options.blick.read))
        at += batch.length
        if (batch.length > 0) merke()
        if (at >= commits.length) caughtUp.resolve()
        plane(PAUSE_MS)
      } catch (error) {
        options.onError(error)
        plane(NACH_FEHLER_MS)
      }
    }
    /** Stored at once: that a late one costs a rescan is proven with the real change stream. */
    function merke(): void {
      lesezeichen.set(name, at)
      if (zeichen.find({ _id: name }).length > 0) return
      const eintrag = zeichen.insert({ _id: name })
      if (typeof eintrag !== 'string') eintrag.mehrheit = true
    }
    const plane = (ms: number) => welt.ablauf.plane(ms + welt.wetter.dauer(), wer, () => void weiter())
    plane(0)
    return {
      caughtUp: caughtUp.promise,
      hurry: () => undefined,
      stop: async () => {
        stopped = true
      },
    }
  }
}
