import { berlinDatum, tagesende, tageZwischen } from '@weiche/fristen'
import type { Sprache } from '../seite/modell.ts'

const ZONE = 'Europe/Berlin'
const GEBIET: Record<Sprache, string> = { einfach: 'de-DE', leicht: 'de-DE', englisch: 'en-GB' }
const LANG = { day: 'numeric', month: 'long', year: 'numeric' } as const

/** "Montag, 23. November 2026": every deadline with its weekday. */
export function fristText(datum: string, sprache: Sprache): string {
  return format(mittag(datum), sprache, { weekday: 'long', ...LANG })
}

/** "5. November 2026" */
export function tagText(datum: string, sprache: Sprache): string {
  return format(mittag(datum), sprache, LANG)
}

/** "November 2026" */
export function monatText(datum: string, sprache: Sprache): string {
  return format(mittag(datum), sprache, { month: 'long', year: 'numeric' })
}

/** "22. Oktober 2026, 14:33 Uhr"; where a second can decide, with seconds */
export function zeitText(instant: Date, sprache: Sprache, sekunden = false): string {
  return `${format(instant, sprache, LANG)}, ${uhrzeitText(instant, sprache, sekunden)}`
}

/** "14:33 Uhr" */
export function uhrzeitText(instant: Date, sprache: Sprache, sekunden = false): string {
  const genau = sekunden ? { second: '2-digit' as const } : {}
  const zeit = format(instant, sprache, { hour: '2-digit', minute: '2-digit', ...genau })
  return sprache === 'englisch' ? zeit : `${zeit} Uhr`
}

/** How far the end of a deadline is: in days, from the day before on in words. The server computes it, never the page. */
export function abstandText(frist: string, jetzt: Date, sprache: Sprache): string {
  const tage = tageZwischen(berlinDatum(jetzt), frist)
  const en = sprache === 'englisch'
  if (tage < 0) return en ? 'the deadline has passed' : 'die Frist ist abgelaufen'
  if (tage === 1) return en ? 'until tomorrow' : 'bis morgen'
  if (tage > 1) return en ? `${tage} days left` : `noch ${tage} Tage`
  const stunden = Math.floor((tagesende(frist).getTime() - jetzt.getTime()) / 3_600_000)
  if (stunden < 1) return en ? 'today, less than an hour left' : 'heute, noch weniger als eine Stunde'
  return en ? `today, ${stunden} h left` : `heute, noch ${stunden === 1 ? '1 Stunde' : `${stunden} Stunden`}`
}

const mittag = (datum: string) => new Date(`${datum}T12:00:00Z`)
const format = (instant: Date, sprache: Sprache, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(GEBIET[sprache], { timeZone: ZONE, ...options }).format(instant)
