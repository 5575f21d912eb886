import { once } from 'node:events'
import type { Response } from 'express'

/** One message to an EventSource, or something that only keeps the line open. `id` comes back as Last-Event-ID. */
export type ServerEvent =
  | { event: string; data: string; id?: string | undefined }
  /** Comes again after so many ms when the line broke. */
  | { wiederNachMs: number }
  | 'puls'

/** Begins when it is asked for; `ende`: whoever listened has gone. */
export type EventSequence = (ende: AbortSignal) => AsyncIterable<ServerEvent>

/** Emitted by a response whose head went out while its end is open. */
export const STREAMING = 'weiche:streaming'

/** Sends until the sequence ends or nobody listens; the next one is asked for when this one has left. */
export async function sendEvents(res: Response, events: EventSequence): Promise<void> {
  const gone = new AbortController()
  res.once('close', () => gone.abort())
  if (res.closed) gone.abort()
  // For proxies: pass on what comes, as it comes.
  res.type('text/event-stream').set('X-Accel-Buffering', 'no').flushHeaders()
  res.emit(STREAMING)
  for await (const event of events(gone.signal)) {
    if (gone.signal.aborted) return
    if (!res.write(format(event))) await once(res, 'drain', { signal: gone.signal }).catch(() => undefined)
  }
  res.end()
}

function format(event: ServerEvent): string {
  if (event === 'puls') return ':\n\n'
  if ('wiederNachMs' in event) return `retry: ${event.wiederNachMs}\n\n`
  const id = event.id === undefined ? '' : `id: ${event.id}\n`
  const data = event.data.split('\n').map((line) => `data: ${line}\n`)
  return `${id}event: ${event.event}\n${data.join('')}\n`
}
