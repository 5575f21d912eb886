import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@weiche/controller'
import { observe } from '@weiche/telemetrie'
import type { Abgleich, Bericht } from './abgleich.ts'

const EVERY_MS = 60_000
/** Under load it waits: intake goes first; but not for longer than this. */
const LONGEST_MS = 600_000
/** All lines are compared no more often than this: there may be many. */
const LINES_MS = 600_000

/**
 * Looks every minute from now on, wakes what hangs, tells what is new about it, and gives it as a metric. When the account does not
 * add up it looks line by line the next time, and what stands in no list gets its line.
 */
export function startAbgleich(options: {
  abgleich: Abgleich
  logger: Logger
  /** Is so much to do that a look at the log would hold it up? */
  isBusy(): Promise<boolean>
  everyMs?: number
}): { stop(): Promise<void> } {
  const { abgleich, logger, isBusy, everyMs = EVERY_MS } = options
  const stopping = new AbortController()
  let last: Bericht | undefined
  let lastAt = performance.now()
  let linesAt = Number.NEGATIVE_INFINITY

  async function look(): Promise<void> {
    if (performance.now() - lastAt < LONGEST_MS && (await isBusy())) return
    const before = new Set(last?.befunde.map(nameOf))
    const zeilen = last?.befunde.some((b) => b.code === 'bilanz') === true && performance.now() - linesAt > LINES_MS
    last = await abgleich.pruefe({ wecken: true, zeilen, signal: stopping.signal })
    lastAt = performance.now()
    if (zeilen) linesAt = lastAt
    for (const befund of last.befunde)
      if (!before.has(nameOf(befund)))
        logger.warn('abgleich.befund', { code: befund.code, leistung: befund.leistung, anzahl: befund.anzahl })
    const now = new Set(last.befunde.map(nameOf))
    for (const name of before) if (!now.has(name)) logger.info('abgleich.erledigt', { befund: name })
    for (const was of ['geweckt', 'nachgetragen'] as const)
      if (last[was].anzahl > 0)
        logger.warn(`abgleich.${was}`, { anzahl: last[was].anzahl, vorgaenge: last[was].vorgaenge.join(' ') })
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      await look().catch((error) => {
        if (!stopping.signal.aborted) logger.error('abgleich.fehlgeschlagen', {}, error)
      })
    }
  }

  observe('weiche.abgleich.befunde', 'Findings of the continuous proof, by code and Leistung; 0 = none', async () =>
    last && last.befunde.length === 0
      ? [{ value: 0, attributes: { code: '', leistung: '' } }]
      : sumOf(last).map(({ code, leistung, anzahl }) => ({ value: anzahl, attributes: { code, leistung } })),
  )
  observe('weiche.abgleich.alter', 'Seconds since the last look of the continuous proof', async () => [
    { value: (performance.now() - lastAt) / 1000, attributes: {} },
  ])
  const running = loop()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

const nameOf = ({ code, leistung, stand }: Bericht['befunde'][number]) => [code, leistung, stand ?? ''].join(' ')

function sumOf(bericht: Bericht | undefined) {
  const groups = Map.groupBy(bericht?.befunde ?? [], (b) => `${b.code} ${b.leistung}`)
  return [...groups.values()].map((g) => ({ ...g[0]!, anzahl: g.reduce((n, b) => n + b.anzahl, 0) }))
}
