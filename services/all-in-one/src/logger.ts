import type { Logger } from '@weiche/controller'
import { currentTrace } from '@weiche/telemetrie'

type Sink = (line: string) => void

/** One JSON line per fact: event name, ids, the trace it belongs to when there is one, and of an error only name and place, because messages may quote content. */
export function createLogger(
  level: 'info' | 'warn' | 'error',
  write: Sink = (line) => process.stderr.write(`${line}\n`),
): Logger {
  const rank = { info: 0, warn: 1, error: 2 }
  function log(
    at: keyof typeof rank,
    event: string,
    ids: Record<string, string | number | boolean> = {},
    error?: unknown,
  ) {
    if (rank[at] < rank[level]) return
    const fault = error instanceof Error ? { fehler: error.name, stelle: placeOf(error) } : {}
    write(
      JSON.stringify({
        zeit: new Date().toISOString(),
        stufe: at,
        ereignis: event,
        ...ids,
        ...currentTrace(),
        ...fault,
      }),
    )
  }
  return {
    info: (event, ids) => log('info', event, ids),
    warn: (event, ids) => log('warn', event, ids),
    error: (event, ids, error) => log('error', event, ids, error),
  }
}

/** The first frames of the stack without the message. */
function placeOf(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return frames
    .slice(0, 3)
    .map((line) => line.trim().replace(/\(?file:\/\/.*\/(packages|services)\//, '($1/'))
    .join(' < ')
}
