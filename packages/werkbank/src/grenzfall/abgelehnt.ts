import { z } from 'zod'

/** pruefung.json of a package: what its Fachbereich decided about proposals of the check. */
export const PruefungJson = z.strictObject({
  $schema: z.string().optional(),
  abgelehnteGrenzfaelle: z
    .array(z.string())
    .describe('Namen vorgeschlagener Grenzfälle, die das Paket nicht braucht; sie werden nicht wieder vorgeschlagen.'),
})
export type PruefungJson = z.infer<typeof PruefungJson>

const DATEI = 'pruefung.json'

/** Names of the proposals that were refused; a file that cannot be read refuses none. */
export function abgelehnteVon(dateien: Readonly<Record<string, string>>): string[] {
  const inhalt = dateien[DATEI]
  return inhalt === undefined ? [] : (PruefungJson.safeParse(JSON.parse(inhalt)).data?.abgelehnteGrenzfaelle ?? [])
}

/** pruefung.json with one more name. */
export function lehneAb(dateien: Readonly<Record<string, string>>, name: string): { datei: string; inhalt: string } {
  const { $schema } = PruefungJson.safeParse(JSON.parse(dateien[DATEI] ?? '{}')).data ?? {}
  const namen = [...new Set([...abgelehnteVon(dateien), name])].sort()
  const json: PruefungJson = { ...($schema === undefined ? {} : { $schema }), abgelehnteGrenzfaelle: namen }
  return { datei: DATEI, inhalt: `${JSON.stringify(json, null, 2)}\n` }
}
