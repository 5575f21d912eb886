import { resolve } from 'node:path'
import { storedPorts } from '@weiche/nebenprogramm'
import { portFile, urlOf } from './place.ts'

/** One span, as the store gives it. Times in microseconds. */
export type Abschnitt = {
  traceId: string
  id: string
  parentId?: string
  name: string
  kind?: string
  timestamp: number
  duration?: number
  localEndpoint?: { serviceName?: string }
  tags?: Record<string, string>
}

const ZEHN_JAHRE_MS = 10 * 365 * 86_400_000
const MOST_TRACES = 1_000

/** Where the store of this data folder listens, or last did. */
export function storedUrl(datenordner: string): string | undefined {
  const [port] = storedPorts(portFile(resolve(datenordner)))
  return port === undefined ? undefined : urlOf(port)
}

/**
 * The traces of a Vorgang, oldest first, each with its spans in order of time: one from the request on, and one for each time that
 * something came later. Throws when the store does not answer.
 */
export async function readAblauf(url: string, vorgangId: string): Promise<Abschnitt[][]> {
  const query = new URLSearchParams({
    annotationQuery: `weiche.vorgang_id=${vorgangId}`,
    lookback: String(ZEHN_JAHRE_MS),
    limit: String(MOST_TRACES),
  })
  const answer = await fetch(`${url}/api/v2/traces?${query}`, { signal: AbortSignal.timeout(30_000) })
  if (!answer.ok) throw new Error(`trace store: ${answer.status}`)
  const traces = (await answer.json()) as Abschnitt[][]
  for (const spans of traces) spans.sort((a, b) => a.timestamp - b.timestamp)
  return traces.sort((a, b) => a[0]!.timestamp - b[0]!.timestamp)
}
