import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { type Hinweissendung, hinweistext } from './hinweis.ts'
import { type Kanal, Kanalstoerung, type Zustellung } from './kanal.ts'

export type Mailserver = {
  host: string
  port: number
  /** TLS from the first byte; without it STARTTLS is demanded: never in the clear. */
  tls: boolean
  benutzer: string
  passwort: string
  /** Sender, for example `antwort-nicht-moeglich@stadt.example`. */
  absender: string
  /** PEM of the authority that signed the server's certificate; "" = those of the machine. */
  ca: string
}

const TIMEOUT_MS = 15_000
/** What a server says of a receiver or a message for good; anything else may be better tomorrow. */
const ENDGUELTIG = ['EENVELOPE', 'EMESSAGE']

/**
 * A hint by mail. SMTP knows no repeat: when the answer is lost, the mail may arrive twice, with the same Message-ID.
 * The answer of the server proves that it took the mail, not that somebody read it.
 */
export function createMailKanal(server: Mailserver): Kanal<Hinweissendung> & { close(): void } {
  const { host, port, tls, benutzer, passwort, absender, ca } = server
  const domain = absender.slice(absender.lastIndexOf('@') + 1).replace(/>$/, '')
  const transport = createTransport({
    ...{ host, port, secure: tls, requireTLS: !tls },
    tls: { minVersion: 'TLSv1.2', ...(ca === '' ? {} : { ca }) },
    ...(benutzer === '' ? {} : { auth: { user: benutzer, pass: passwort } }),
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  return {
    name: 'mail',
    erkenntWiederholung: false,
    async stelleZu(sendung) {
      const { effekt, vorgangId, email, tag, zeitpunkt } = sendung
      if (!z.email().safeParse(email).success) return { kind: 'unzustellbar', grund: 'adresse-ungueltig' }
      const { betreff, text } = hinweistext(sendung)
      try {
        const { response } = await transport.sendMail({
          ...{ from: absender, to: { name: '', address: email }, subject: betreff, text },
          ...{ messageId: `<${effekt}@${domain}>`, date: new Date(zeitpunkt) },
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Vorgangs-ID': vorgangId },
        })
        return { kind: 'zugestellt', quittung: response.slice(0, 3), tag, dateien: [], dokumentId: '' }
      } catch (error) {
        return refusal(error)
      }
    },
    close: () => transport.close(),
  }
}

/** Only the code: the words of a foreign server may quote the address. */
function refusal(error: unknown): Zustellung {
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number }
  if (ENDGUELTIG.includes(code) && responseCode >= 500) return { kind: 'unzustellbar', grund: `smtp-${responseCode}` }
  throw new Kanalstoerung(`Der Mailserver nimmt zurzeit nichts an (${code || 'Fehler'} ${responseCode || ''}).`.trim())
}
