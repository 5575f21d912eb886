import { readFileSync } from 'node:fs'
import { type Stand, staende } from '@weiche/vorgang'
import { z } from 'zod'
import { DAUER_FORM, EINHEITEN, liesDauer } from './dauer.ts'

const { min, d } = EINHEITEN

const Dauer = z.string().transform((text, ctx) => {
  const sekunden = liesDauer(text)
  if (sekunden === undefined) ctx.issues.push({ code: 'custom', message: DAUER_FORM, input: text })
  return sekunden ?? z.NEVER
})

/** How long things may take before they are an alarm; all in seconds. */
const Erwartungen = z.strictObject({
  /** Per Stand, since its newest commit. A request for documents counts from the day on which its Frist has passed. */
  staende: z.partialRecord(z.enum(staende), Dauer).default({}),
  /** An ordered effect (letter, hand-over, filing) without evidence. */
  auftrag: Dauer.optional(),
  /** How far lists, relay and signed heads may be behind the log. */
  liste: Dauer.optional(),
  relay: Dauer.optional(),
  koepfe: Dauer.optional(),
})
export type Erwartungen = { staende: Partial<Record<Stand, number>> } & Record<
  'auftrag' | 'liste' | 'relay' | 'koepfe',
  number
>

/** Without a file: what Weiche itself has to do takes minutes, people have days. */
export const standardErwartungen: Erwartungen = {
  staende: {
    eingegangen: 5 * min,
    geprueft: 5 * min,
    zugeordnet: 5 * min,
    entschieden: 10 * min,
    'bescheid-erstellt': 15 * min,
    versandt: 15 * min,
    zurueckgenommen: 15 * min,
    nachforderung: 2 * d,
    'bei-person': 14 * d,
  },
  auftrag: 15 * min,
  liste: 60,
  relay: 60,
  koepfe: 60,
}

/** The file of an installation changes single times; without it the standard holds. */
export function liesErwartungen(datei: string): { ok: true; wert: Erwartungen } | { ok: false; text: string } {
  let text: string
  try {
    text = readFileSync(datei, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { ok: true, wert: standardErwartungen }
    throw error
  }
  try {
    const { staende: eigene, ...rest } = Erwartungen.parse(JSON.parse(text))
    const gesetzt = Object.entries(rest).filter((e): e is [string, number] => e[1] !== undefined)
    const wert = {
      ...standardErwartungen,
      ...Object.fromEntries(gesetzt),
      staende: { ...standardErwartungen.staende, ...eigene },
    }
    return { ok: true, wert }
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    const wo = issue ? `, Stelle „${issue.path.join('.')}“: ${deutsch(issue)}` : ': Das ist kein gültiges JSON.'
    return { ok: false, text: `${datei}${wo}` }
  }
}

function deutsch(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')} gibt es hier nicht.`
  if (issue.code === 'custom') return issue.message
  return 'Das passt nicht. Bitte docs/betrieb.md ansehen.'
}
