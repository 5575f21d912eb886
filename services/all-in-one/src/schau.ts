import { nurMarken } from '@weiche/log'
import { Timestamp } from '@weiche/mongo'
import type { Schau } from '@weiche/web'
import type { Grundlage } from './grundlage.ts'

/** What an Antrag goes through in this time is one piece of news. */
const PAUSE_MS = 250

/** The log from now on, wherever it is written, so that any process can tell. */
export function schauOf({ log, logger }: Pick<Grundlage, 'log' | 'logger'>): Schau {
  return (onMarken) => {
    const tail = log.tail({
      ...{ blick: nurMarken, pauseMs: PAUSE_MS, overlapS: 0 },
      from: new Timestamp({ t: Math.floor(Date.now() / 1000), i: 0 }),
      onCommits: async (marken) => onMarken(marken),
      onError: (error) => logger.error('seiten.schau-fehlgeschlagen', {}, error),
    })
    return { bereit: tail.caughtUp, stop: tail.stop }
  }
}
