import { Angaben, setPath, Wert } from '@weiche/vorgang'
import { z } from 'zod'
import { dateienOf } from './lade.ts'

const Weg = z.enum(['dunkel', 'nachforderung', 'person'])
const Beigelegt = z.strictObject({
  /** `<kind>:<betrifft>`, for example "verdienstbescheinigung:m2.e1". */
  fehlt: z.array(z.string()).default([]),
  ungelesen: z.array(z.string()).default([]),
  widerspruch: z.array(z.string()).default([]),
  ungefragt: z.array(z.string()).default([]),
})
export const Fall = z.strictObject({
  titel: z.string().min(1),
  norm: z.string().optional(),
  eingang: z.iso.date(),
  entscheidung: z.iso.date(),
  basis: z.string().optional(),
  angaben: z.record(z.string(), Wert),
  nachweise: z.union([z.enum(['alle', 'keine']), Beigelegt]).default('alle'),
  gate: z.string().optional(),
  erwartet: z.strictObject({
    weg: Weg,
    ausgang: z.enum(['bewilligung', 'ablehnung', 'offen']).optional(),
    betraege: z.array(z.string()).optional(),
    codes: z.array(z.string()),
    offen: z.array(z.string()).optional(),
    werte: z.record(z.string(), z.string()).optional(),
  }),
})
export type Fall = z.infer<typeof Fall> & { name: string }

/** The case files of a Leistung by name; `angaben` are complete, the basis is worked in. */
export function faelleOf(leistung: string): ReadonlyMap<string, Fall> {
  const files = Object.entries(dateienOf(leistung)).filter(([path]) => path.startsWith('faelle/'))
  const raw = new Map(files.map(([path, content]) => [path.slice(7, -5), parse(path, content)]))
  return new Map([...raw].map(([name, fall]) => [name, { ...fall, name, angaben: complete(name, raw) }]))
}

function parse(path: string, content: string): z.infer<typeof Fall> {
  const parsed = Fall.safeParse(JSON.parse(content))
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function complete(name: string, all: ReadonlyMap<string, z.infer<typeof Fall>>): Angaben {
  const fall = all.get(name)
  if (!fall) throw new Error(`There is no case "${name}" to build on`)
  if (!fall.basis) return structuredClone(Angaben.parse(fall.angaben))
  const angaben = complete(fall.basis, all)
  for (const [path, value] of Object.entries(fall.angaben)) {
    if (!setPath(angaben, path, structuredClone(value))) throw new Error(`${name}: the path ${path} leads nowhere`)
  }
  return angaben
}
