import type { Mailserver, Webhookziel } from '@weiche/zustellung'
import { z } from 'zod'

const Adresse = z
  .url({ protocol: /^https?$/, error: 'Bitte eine Adresse mit https:// angeben.' })
  .transform((url) => url.replace(/\/+$/, ''))
const schema = z.object({
  WEICHE_PORTAL: Adresse.optional(),
  WEICHE_SMTP_HOST: z.string().optional(),
  WEICHE_SMTP_PORT: z.coerce.number().int().min(1).max(65535).default(587),
  WEICHE_SMTP_TLS: z.enum(['starttls', 'tls'], { error: 'Erlaubt sind starttls und tls.' }).default('starttls'),
  WEICHE_SMTP_BENUTZER: z.string().default(''),
  WEICHE_SMTP_PASSWORT: z.string().default(''),
  WEICHE_SMTP_ABSENDER: z.string().regex(/@/, 'Bitte eine E-Mail-Adresse angeben.').optional(),
  /** The certificate itself, PEM. */
  WEICHE_SMTP_CA: z.string().default(''),
  WEICHE_WEBHOOK_URL: Adresse.optional(),
  WEICHE_WEBHOOK_GEHEIMNIS: z.string().default(''),
  WEICHE_WEBHOOK_HOSTS: z.string().default(''),
})

export type BackchannelConfig = {
  /** Address of the citizens' portal without a slash at its end; "" = none. */
  portal: string
  mail: Mailserver | undefined
  webhook: Webhookziel | undefined
}

/** What is wrong with the settings, in German, with the name of each. */
export class KonfigurationFehler extends Error {
  override name = 'KonfigurationFehler'
}

/** The only reader of the environment in this service. */
export function readConfig(env: Record<string, string | undefined>): BackchannelConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const stellen = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
    throw new KonfigurationFehler(`Die Einstellungen der Zustellung stimmen nicht. ${stellen.join(' ')}`)
  }
  const e = parsed.data
  return { portal: e.WEICHE_PORTAL ?? '', mail: mailserver(e), webhook: webhook(e) }
}

type Gelesen = z.infer<typeof schema>

function mailserver(e: Gelesen): Mailserver | undefined {
  if (!e.WEICHE_SMTP_HOST) return undefined
  if (!e.WEICHE_SMTP_ABSENDER)
    throw new KonfigurationFehler('WEICHE_SMTP_ABSENDER fehlt. Bitte die Adresse nennen, von der Hinweise kommen.')
  return {
    host: e.WEICHE_SMTP_HOST,
    port: e.WEICHE_SMTP_PORT,
    tls: e.WEICHE_SMTP_TLS === 'tls',
    benutzer: e.WEICHE_SMTP_BENUTZER,
    passwort: e.WEICHE_SMTP_PASSWORT,
    absender: e.WEICHE_SMTP_ABSENDER,
    ca: e.WEICHE_SMTP_CA,
  }
}

function webhook(e: Gelesen): Webhookziel | undefined {
  if (!e.WEICHE_WEBHOOK_URL) return undefined
  const hosts = e.WEICHE_WEBHOOK_HOSTS.split(',').map((host) => host.trim())
  return { url: e.WEICHE_WEBHOOK_URL, geheimnis: e.WEICHE_WEBHOOK_GEHEIMNIS, hosts: hosts.filter((h) => h !== '') }
}
