import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Anmeldeeinstellungen } from './anmeldung/einstellungen.ts'

const url = z.url({ protocol: /^https?$/ }).optional()
const schema = z.object({
  /** Bytes of one answer with all its files. */
  WEICHE_MAX_ANFRAGE_BYTES: z.coerce.number().int().positive().default(60_000_000),
  /** Pages open at once that one process tells of changes. */
  WEICHE_MAX_LEITUNGEN: z.coerce.number().int().positive().default(2_000),
  /** Pages that the authority itself must have; shown in the footer once they are named. */
  WEICHE_IMPRESSUM: url,
  WEICHE_DATENSCHUTZ: url,
  WEICHE_BARRIEREFREIHEIT: url,
  /** Where these pages are reached from outside; the provider sends people back there. */
  WEICHE_PORTAL: url,
  WEICHE_OIDC_ISSUER: url,
  WEICHE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  WEICHE_OIDC_SECRET_DATEI: z.string().min(1).optional(),
  WEICHE_OIDC_KONTENRAUM: z.string().min(1).optional(),
})
type Umgebung = z.infer<typeof schema>

/** What is wrong with the settings, in German, with the name of each. */
export class KonfigurationFehler extends Error {
  override name = 'KonfigurationFehler'
}

export type WebConfig = {
  maxAnfrageBytes: number
  maxLeitungen: number
  fuss: { text: string; adresse: string }[]
  /** undefined = no provider is set. */
  anmeldung: Anmeldeeinstellungen | undefined
}

/** The only reader of the environment in this service. */
export function readConfig(env: Record<string, string | undefined>): WebConfig {
  const gegeben = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = schema.safeParse(gegeben)
  if (!result.success) {
    const stellen = result.error.issues.map((i) => `${i.path.join('.')}: Bitte prüfen Sie den Wert.`)
    throw new KonfigurationFehler(`Die Einstellungen der Seiten stimmen nicht. ${stellen.join(' ')}`)
  }
  const parsed = result.data
  const fuss = [
    { text: 'Impressum', adresse: parsed.WEICHE_IMPRESSUM },
    { text: 'Datenschutz', adresse: parsed.WEICHE_DATENSCHUTZ },
    { text: 'Erklärung zur Barrierefreiheit', adresse: parsed.WEICHE_BARRIEREFREIHEIT },
  ]
  return {
    maxAnfrageBytes: parsed.WEICHE_MAX_ANFRAGE_BYTES,
    maxLeitungen: parsed.WEICHE_MAX_LEITUNGEN,
    fuss: fuss.flatMap(({ text, adresse }) => (adresse === undefined ? [] : [{ text, adresse }])),
    anmeldung: liesAnmeldung(parsed),
  }
}

function liesAnmeldung(e: Umgebung): Anmeldeeinstellungen | undefined {
  const issuer = e.WEICHE_OIDC_ISSUER
  if (issuer === undefined) return undefined
  const noetig = (['WEICHE_PORTAL', 'WEICHE_OIDC_CLIENT_ID', 'WEICHE_OIDC_SECRET_DATEI'] as const).filter(
    (name) => !e[name],
  )
  if (noetig.length > 0)
    throw new KonfigurationFehler(`Für die Anmeldung bei ${issuer} fehlt noch: ${noetig.join(', ')}.`)
  if (!/^https:/.test(issuer) && !/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(`${issuer}/`))
    throw new KonfigurationFehler(`WEICHE_OIDC_ISSUER=${issuer}: Der Anbieter muss mit https:// erreichbar sein.`)
  return {
    issuer,
    clientId: e.WEICHE_OIDC_CLIENT_ID!,
    clientSecret: liesGeheimnis(e.WEICHE_OIDC_SECRET_DATEI!),
    seite: e.WEICHE_PORTAL!.replace(/\/+$/, ''),
    kontenraum: e.WEICHE_OIDC_KONTENRAUM ?? issuer,
  }
}

function liesGeheimnis(datei: string): string {
  let text: string
  try {
    text = readFileSync(datei, 'utf8').trim()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new KonfigurationFehler(`WEICHE_OIDC_SECRET_DATEI=${datei} lässt sich nicht lesen (${code}).`)
  }
  if (text === '') throw new KonfigurationFehler(`WEICHE_OIDC_SECRET_DATEI=${datei} ist leer.`)
  return text
}
