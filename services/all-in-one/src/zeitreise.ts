import { berlinDatum } from '@weiche/fristen'
import type { EreignisTyp, Vorgang } from '@weiche/vorgang'
import type { Installation } from './platform.ts'

type Platform = Pick<Installation, 'uhr' | 'log' | 'projektion' | 'waechter'>

/** What passing time does to a Vorgang, in words. */
const WORTE: Partial<Record<EreignisTyp, string>> = {
  'erinnerung.veranlasst': 'Die Frist ist vorbei: Erinnerung mit Belehrung angeordnet',
  'erinnerung.versandt': 'Erinnerung versandt',
  'frist.verlaengert': 'Frist verlängert',
  'frist.abgelaufen': 'Auch die Frist der Erinnerung ist abgelaufen',
  'vorgang.ausgesteuert': 'Ein Mensch prüft, ob versagt wird',
  'status.mitgeteilt': 'Schreiben versandt',
}

/**
 * Moves the clock on to the day `ziel`, stopping on every day on which something falls due, and tells what happened there. The
 * timers do the work, not the journey: it only moves the clock and wakes.
 */
export async function reise(
  { uhr, log, projektion, waechter }: Platform,
  ziel: string,
  quiet: () => Promise<void>,
  say: (text: string) => void,
): Promise<void> {
  const start = berlinDatum(uhr.jetzt())
  say(`Zeitreise vom ${start} bis zum ${ziel}`)
  let heute = start
  for (;;) {
    const due = await demnaechst(heute)
    const next = due.map((w) => w.faellig!.am).find((am) => am > heute)
    heute = next === undefined || next > ziel ? ziel : next
    stelle(heute)
    const before = new Map<string, Vorgang>()
    for (const { vorgangId, faellig } of due)
      if (faellig!.am <= heute) before.set(vorgangId, (await log.fold(vorgangId))!)
    for (let woken = 1; woken > 0; ) {
      woken = await waechter.wakeDue()
      await quiet()
    }
    for (const [vorgangId, old] of before) {
      for (const text of news(old, (await log.fold(vorgangId))!)) say(`  ${heute}  ${vorgangId}  ${text}`)
    }
    if (heute === ziel) break
  }
  const rest = (await demnaechst(heute)).filter((w) => w.faellig!.am > heute)
  say(
    rest.length === 0
      ? 'Danach geschieht nichts mehr von selbst.'
      : `Danach ist als Nächstes ${rest[0]!.faellig!.am} etwas fällig.`,
  )

  async function demnaechst(tag: string) {
    await quiet()
    return (await projektion.wartet({ heute: tag, sollTage: 42, vorlauf: 14, anzahl: 1000 })).demnaechst
  }

  /** Eight in the morning; the clock never goes back. */
  function stelle(tag: string): void {
    const instant = new Date(`${tag}T07:00:00Z`)
    if (instant > uhr.jetzt()) uhr.stelle(instant)
  }
}

function news(before: Vorgang, after: Vorgang): string[] {
  return after.verlauf.filter((e) => e.seq > before.seq).flatMap((e) => WORTE[e.type] ?? [])
}
