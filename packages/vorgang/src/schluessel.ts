import { z } from 'zod'
import type { Wert } from './angaben-wert.ts'
import { canonicalJson } from './canonical-json.ts'

/**
 * The control stream of the keys with which persons release rules (`steuerung/_schluessel`; no Leistung can have that
 * name). Pure: how a signature is checked is passed in.
 */
export const SCHLUESSEL_STROM = '_schluessel'
/** Author of what the installation signs with the secret of its data folder. */
export const INSTALLATION = 'Installation'

/** `fachbereich` releases rules; both register and lock keys. */
export const Rolle = z.enum(['fachbereich', 'betrieb'])
export type Rolle = z.infer<typeof Rolle>

/** `schluessel`: id of a registered key or `Installation`; `signatur`: Ed25519, base64. */
export const Unterschrift = z.strictObject({ schluessel: z.string(), signatur: z.string() })
export type Unterschrift = z.infer<typeof Unterschrift>

/**
 * seq of each control stream that the signer saw: where a registration begins and a lock ends to count. It orders the
 * streams among each other without a clock.
 */
const staende = z.record(z.string(), z.int())

export const Eintrag = z.strictObject({
  schluessel: z.string(),
  name: z.string(),
  rolle: Rolle,
  /** Ed25519 public key, SPKI in base64. */
  oeffentlich: z.string(),
  zeitpunkt: z.iso.datetime(),
  staende,
})
export type Eintrag = z.infer<typeof Eintrag>

export const Sperre = z.strictObject({
  schluessel: z.string(),
  grund: z.string(),
  zeitpunkt: z.iso.datetime(),
  staende,
})
export type Sperre = z.infer<typeof Sperre>

export const schluesselSchemas = {
  /** Signed by one of two. */
  'schluessel.beantragt': z.strictObject({ eintrag: Eintrag, unterschriften: z.array(Unterschrift) }),
  'schluessel.registriert': z.strictObject({ eintrag: Eintrag, unterschriften: z.array(Unterschrift) }),
  'schluessel.gesperrt': z.strictObject({ sperre: Sperre, unterschriften: z.array(Unterschrift) }),
} as const

/** Is `signatur` this public key's signature of `text`? */
export type Pruefe = (oeffentlich: string, text: string, signatur: string) => boolean

export const eintragText = (eintrag: Eintrag): string => `weiche/schluessel/1\n${canonicalJson(eintrag as Wert)}`
export const sperreText = (sperre: Sperre): string => `weiche/sperre/1\n${canonicalJson(sperre as Wert)}`

export type Schluessel = Eintrag & { seq: number; sperre?: Sperre }
export type Schluesselbund = {
  seq: number
  schluessel: readonly Schluessel[]
  /** Registrations that a second person has still to sign. */
  antraege: readonly { eintrag: Eintrag; unterschriften: Unterschrift[] }[]
  /** What was written and has no effect. `grund` is German. */
  verworfen: readonly { seq: number; grund: string }[]
}
export const keinBund: Schluesselbund = { seq: 0, schluessel: [], antraege: [], verworfen: [] }

/** Not locked, now. */
export const benutzbar = (bund: Schluesselbund): readonly Schluessel[] => bund.schluessel.filter((s) => !s.sperre)

/** The keys as they counted for commit `seq` of a control stream. */
export function bundBei(bund: Schluesselbund, strom: string, seq: number): Schluesselbund {
  const before = ({ staende }: { staende: Record<string, number> }) => (staende[strom] ?? 0) < seq
  const schluessel = bund.schluessel.filter(before).map(({ sperre, ...rest }): Schluessel => {
    return sperre && before(sperre) ? { ...rest, sperre } : rest
  })
  return { ...bund, schluessel }
}

/** Names differing only in case or spacing are one person. */
export const istSelbePerson = (a: string, b: string): boolean => person(a) === person(b)
const person = (name: string) => name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('de')
