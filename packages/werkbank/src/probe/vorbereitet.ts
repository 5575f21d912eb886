import type { Paket } from '@weiche/regelwerk'
import { z } from 'zod'
import { fehlendeFelder, type Knappfeld, knappeFelder, vereineFelder } from './knappe-felder.ts'

const FORM = 'vorbereitete Fälle 1'

/** The first line of a prepared case file. */
export type Vorbereitet = { form: typeof FORM; leistung: string; felder: Knappfeld[] }

const Knappfelder: z.ZodType<Knappfeld[]> = z.lazy(() =>
  z.array(
    z.strictObject({
      id: z.string().regex(/^[a-zA-Z]\w*$/),
      typ: z.enum(['janein', 'auswahl', 'ganzzahl', 'betrag', 'zahl', 'datum', 'text', 'objekt', 'liste']),
      felder: Knappfelder.optional(),
    }),
  ),
)
const Kopf = z.strictObject({ form: z.literal(FORM), leistung: z.string(), felder: Knappfelder })

/** The head of a file for rehearsals of these versions of a package; nothing else that people stated goes into it. */
export function bereiteVor(leistung: string, pakete: readonly Paket[]): Vorbereitet {
  return { form: FORM, leistung, felder: pakete.map(knappeFelder).reduce(vereineFelder) }
}

/** What the first line of a case file says: undefined = it is an ordinary one; a text = what is wrong, and what to do. */
export function liesKopf(zeile: string): Vorbereitet | string | undefined {
  let wert: unknown
  try {
    wert = JSON.parse(zeile)
  } catch {
    return undefined
  }
  if (typeof wert !== 'object' || wert === null || !('form' in wert)) return undefined
  if (wert.form !== FORM)
    return `Der Kopf nennt die Form „${String(wert.form)}“; gelesen wird „${FORM}“. Bitte die Fälle neu vorbereiten.`
  const kopf = Kopf.safeParse(wert)
  return kopf.success ? (kopf.data as Vorbereitet) : 'Der Kopf ist beschädigt. Bitte die Fälle neu vorbereiten.'
}

/** undefined = a rehearsal of both finds all it looks at; otherwise what is missing. */
export function pruefeKopf({ leistung, felder }: Vorbereitet, alt: Paket, neu: Paket): string | undefined {
  if (leistung !== alt.leistung) return `Die Fälle sind für „${leistung}“ vorbereitet, geprobt wird „${alt.leistung}“.`
  const liest = { 'das geltende Leistungspaket': alt, 'der Entwurf': neu }
  for (const [wer, version] of Object.entries(liest)) {
    const fehlend = fehlendeFelder(knappeFelder(version), felder)
    if (fehlend.length === 1) return `Die Angabe „${fehlend[0]}“ steht nicht darin, aber ${wer} liest sie.`
    if (fehlend.length > 1)
      return `Diese Angaben stehen nicht darin, aber ${wer} liest sie: ${fehlend.map((pfad) => `„${pfad}“`).join(', ')}.`
  }
  return undefined
}
