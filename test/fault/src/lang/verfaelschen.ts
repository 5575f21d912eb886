import type { Nachrichtenfehler } from './eingriff-stand.ts'

type Nachricht = { value: unknown }

/** What goes out instead of these messages. */
export function verfaelsche<N extends Nachricht>(
  messages: readonly N[],
  fehler: Nachrichtenfehler,
  zufall: () => number,
): N[] {
  switch (fehler) {
    case 'doppelt':
      return messages.flatMap((m) => [m, m])
    case 'vertauscht':
      return messages
        .map((m) => ({ m, at: zufall() }))
        .sort((a, b) => a.at - b.at)
        .map(({ m }) => m)
    case 'abgeschnitten':
      return messages.map((m) => ({ ...m, value: String(m.value).slice(0, Math.floor(String(m.value).length / 2)) }))
    case 'neuere-version':
      return messages.map((m) => ({ ...m, value: JSON.stringify({ v: 99, ganz: 'anders' }) }))
    case 'verloren':
    case 'verspaetet':
      return []
  }
}
