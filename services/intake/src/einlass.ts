import { type Intern, type Request, umfangOf } from '@weiche/http'
import { createZaehler } from '@weiche/telemetrie'
import { type Last, type Lastgrund, zuViel } from './lastgrenze.ts'
import { ueberlastet } from './probleme.ts'
import { createVerzoegerung } from './verzoegerung.ts'

/** What a request costs at least while it is received: its JSON, parsed. So their number is bounded too. */
const LEAST_BYTES = 512_000
const FRESH_MS = 1_000
/** Told to come again after so many seconds, spread, so that not all come at once. */
const RETRY_S = { least: 10, spread: 20 }

const abgewiesen = createZaehler('weiche.abgewiesen', 'Requests that were asked to come again, by reason')

export type Einlass = {
  /**
   * Lets a request in before anything of it is read, or throws 429 with Retry-After: nothing was acknowledged. Returns what to call
   * when it has ended; `neu` = it made a new Vorgang.
   */
  betritt(req: Request, art: 'antrag' | 'nachreichung'): Promise<(neu: boolean) => void>
}

export function createEinlass(options: {
  grenzen: Last
  /** Bytes that a request may have at most; counted where it does not say how many it has. */
  maxAnfrageBytes: number
  /** How many Vorgaenge Weiche has to go on with; asked once a second at most. */
  rueckstand(): Promise<number>
  verzoegerungMs?: () => number
  random?: () => number
}): Einlass {
  const { grenzen, maxAnfrageBytes, random = Math.random } = options
  const verzoegerungMs = options.verzoegerungMs ?? createVerzoegerung()
  let bytes = 0
  let known = 0
  /** New since it was asked: those the answer may not hold yet. */
  let since = 0
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  async function ask(): Promise<void> {
    askedAt = performance.now()
    const before = since
    try {
      const answer = await options.rueckstand()
      // The lists are a moment behind: what was let in since the last question may be missing, but it did not become more than that.
      known = Math.max(answer, Math.min(known, answer) + before)
      since -= before
    } catch {
      // The database is away: what comes in cannot be stored anyway, and is told so.
    }
  }

  /** Nobody waits for the answer but the first. */
  async function rueckstand(): Promise<number> {
    if (performance.now() - askedAt > FRESH_MS) {
      const isFirst = askedAt === Number.NEGATIVE_INFINITY
      asking ??= ask().finally(() => {
        asking = undefined
      })
      if (isFirst) await asking
    }
    return known + since
  }

  function sizeOf(req: Request): number {
    return Math.max(umfangOf(req) ?? maxAnfrageBytes, LEAST_BYTES)
  }

  return {
    async betritt(req, art) {
      const mine = sizeOf(req)
      bytes += mine
      // What belongs to a Vorgang makes none, and somebody may have a Frist to keep.
      const offen = art === 'antrag' ? await rueckstand() : 0
      const grund = zuViel({ rueckstand: offen, verzoegerungMs: verzoegerungMs(), bytes }, grenzen)
      if (grund !== undefined) {
        bytes -= mine
        abgewiesen({ grund: GRUND[grund] })
        throw ueberlastet(RETRY_S.least + Math.floor(random() * RETRY_S.spread))
      }
      return (neu) => {
        bytes -= mine
        if (neu) since++
      }
    },
  }
}

const GRUND: Record<Lastgrund, string> = {
  rueckstand: 'rueckstand',
  verzoegerungMs: 'verzoegerung',
  bytes: 'bytes',
}

/** Runs what receives a request. The samples, which this process plays in itself, are always let in; citizens on the pages are not. */
export async function mitEinlass<T extends object>(
  einlass: Einlass,
  { req, art, intern }: { req: Request; art: 'antrag' | 'nachreichung'; intern: Intern | undefined },
  receive: () => Promise<T>,
): Promise<T> {
  if (intern === 'player') return receive()
  const leave = await einlass.betritt(req, art)
  let neu = false
  try {
    const received = await receive()
    neu = 'created' in received && received.created === true
    return received
  } finally {
    leave(neu)
  }
}
