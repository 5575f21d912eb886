/** Where the business clock begins (it ends up at `wanted` or the machine's time), or why that cannot be. */
export type ClockPlan =
  | { ok: true; start: Date }
  /** `text`: German, with the remedy. */
  | { ok: false; text: string }

export type ClockQuestion = {
  /** Machine's time. */
  now: Date
  /** --uhr */
  wanted: Date | undefined
  /** Time of the newest commit. */
  newest: Date | undefined
  /** First and last step of samples still to be played in. */
  steps: { first: Date; last: Date } | undefined
}

const DAY_MS = 86_400_000
/** What a step leaves behind is younger than this; an entry later than that is not of a play that was broken off. */
const STEP_MS = 3_600_000

export function planClock({ now, wanted, newest, steps }: ClockQuestion): ClockPlan {
  const end = wanted ?? now
  const named = wanted ? '--uhr' : 'Die Uhr des Rechners'
  if (newest && end < newest) {
    return refuse(
      `${named} steht vor dem neuesten Eintrag (${day(newest)}); die Uhr läuft nie zurück.`,
      `${now >= newest ? 'ohne --uhr starten, ' : ''}--uhr ${day(new Date(newest.getTime() + DAY_MS))} oder --zuruecksetzen`,
    )
  }
  if (!steps) return { ok: true, start: end }
  if (end < steps.last) {
    return refuse(
      `${named} steht vor dem letzten Beispiel (${day(steps.last)}).`,
      'ein späterer Tag oder --ohne-beispiele',
    )
  }
  const dayBefore = new Date(steps.first.getTime() - DAY_MS)
  if (!newest || newest < dayBefore) return { ok: true, start: dayBefore }
  if (newest.getTime() - steps.first.getTime() > STEP_MS) {
    return refuse(
      `Es gibt Beispiele vom ${day(steps.first)}, aber schon Einträge vom ${day(newest)}; die Uhr läuft nie zurück.`,
      '--zuruecksetzen (löscht alles) oder --ohne-beispiele',
    )
  }
  // The play was broken off in this step: its key makes the repeat take effect once.
  return { ok: true, start: newest }
}

function refuse(what: string, remedy: string): ClockPlan {
  return { ok: false, text: `${what} Abhilfe: ${remedy}.` }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
