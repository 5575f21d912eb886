import { readFileSync } from 'node:fs'
import { canonicalJson, Quittung, type Wert } from '@weiche/vorgang'
import type { Grundlage } from '@weiche/werkbank'
import { z } from 'zod'

const FORMAT = 'weiche-quittung/2'
/** Names the printed trace instead of the Spur. */
const FRUEHER = 'weiche-quittung/1'

/** A receipt outside the installation. Its HMACs say nothing to whom the key of the Vorgang is unknown. */
export const QuittungDatei = z.strictObject({
  format: z.literal(FORMAT),
  vorgangId: z.string(),
  seq: z.int().positive(),
  leistung: z.string(),
  zeitpunkt: z.string(),
  quittung: Quittung,
})
export type QuittungDatei = z.infer<typeof QuittungDatei>

export function quittungDateiOf({ vorgangId, seq, zeitpunkt, vorgang, quittung }: Grundlage): QuittungDatei {
  return { format: FORMAT, vorgangId, seq, leistung: vorgang.leistung, zeitpunkt, quittung }
}

export type GeleseneQuittung = { ok: true; datei: QuittungDatei } | { ok: false; text: string }

export function liesQuittungDatei(pfad: string): GeleseneQuittung {
  try {
    const parsed = QuittungDatei.safeParse(hebe(JSON.parse(readFileSync(pfad, 'utf8'))))
    if (parsed.success) return { ok: true, datei: parsed.data }
    const stellen = parsed.error.issues.map((i) => i.path.join('.') || 'ganz oben').join(', ')
    return {
      ok: false,
      text: `${pfad} ist keine Quittung von Weiche (falsch: ${stellen}). Neu schreiben: weiche quittung VORGANG --datei DATEI`,
    }
  } catch (error) {
    const grund = error instanceof SyntaxError ? 'ist kein gültiges JSON' : 'lässt sich nicht lesen'
    return { ok: false, text: `${pfad} ${grund}. Neu schreiben: weiche quittung VORGANG --datei DATEI` }
  }
}

/** A receipt of the format before in that of today. */
function hebe(json: unknown): unknown {
  const datei = json as { format?: unknown; quittung?: object } | null
  if (datei?.format !== FRUEHER) return json
  return { ...datei, format: FORMAT, quittung: { spurHmac: '', ...datei.quittung } }
}

/** Names of the entries in which a receipt differs from the one in the log. */
export function abweichungen(datei: QuittungDatei, grundlage: Grundlage): string[] {
  const [a, b] = [flach(datei), flach(quittungDateiOf(grundlage))]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (k) => canonicalJson(a[k] ?? null) !== canonicalJson(b[k] ?? null),
  )
}

const flach = ({ quittung, ...rest }: QuittungDatei): Record<string, Wert> => ({ ...rest, ...quittung })
