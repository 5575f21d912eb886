import type { Abschnitt } from '@weiche/ablaufspeicher'

/** One line per span, each below the one that it is a part or a consequence of, with its time since the first. */
export function ablaufText(vorgangId: string, ablaeufe: readonly Abschnitt[][]): string {
  if (ablaeufe.length === 0)
    return `Zu ${vorgangId} ist kein Ablauf gespeichert. Er kommt einige Sekunden nach dem Geschehen; bei einer Stichprobe werden nur manche behalten.`
  return ablaeufe
    .map((spans) => [head(spans), ...spans.filter(isRoot(spans)).flatMap((s) => tree(s, spans, 0))].join('\n'))
    .join('\n\n')
}

const head = (spans: readonly Abschnitt[]) =>
  `Ablauf ${spans[0]!.traceId} vom ${new Date(spans[0]!.timestamp / 1000).toISOString()}, ${spans.length} Abschnitte`

/** Also those whose parent is not here: it may still be on its way, or was let go. */
const isRoot = (spans: readonly Abschnitt[]) => (span: Abschnitt) =>
  span.parentId === undefined || !spans.some((s) => s.id === span.parentId)

function tree(span: Abschnitt, spans: readonly Abschnitt[], depth: number): string[] {
  const below = spans.filter((s) => s.parentId === span.id && s.id !== span.id)
  return [line(span, spans[0]!, depth), ...below.flatMap((s) => tree(s, spans, depth + 1))]
}

function line(
  { name, timestamp, duration = 0, localEndpoint, tags = {} }: Abschnitt,
  first: Abschnitt,
  depth: number,
): string {
  const begin = `+${ms(timestamp - first.timestamp)}`.padStart(12)
  const fault = tags['error.type'] === undefined ? '' : `  FEHLER ${tags['error.type']}`
  const service = localEndpoint?.serviceName ?? '?'
  return `${begin}${ms(duration).padStart(12)}  ${service.padEnd(20)}  ${'  '.repeat(depth)}${name}${fault}`
}

const ms = (microseconds: number): string => `${(microseconds / 1000).toFixed(1).replace('.', ',')} ms`
