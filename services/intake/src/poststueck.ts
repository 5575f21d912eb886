import type { TextExtractor } from '@weiche/pdf-text'
import PostalMime, { type Email } from 'postal-mime'
import { vorgangsIdsIn } from './vorgangs-ids.ts'

export type Leser = Pick<TextExtractor, 'extract' | 'readQr'>
export type Beiliegendes = { dateiname: string; bytes: Uint8Array }
/** What came in, as far as intake has to understand it. */
export type Poststueck = {
  kanal: 'scan' | 'mail'
  /** Vorgangs-IDs it names, in the order of trust. */
  ids: string[]
  dateien: Beiliegendes[]
  /** Free words; a person reads them. */
  mitteilung: string
  /** Made by a machine in answer to ours: nobody wants anything. */
  automatisch: boolean
  /** Effects of ours that could not be delivered, as a mail server says. */
  unzustellbar: string[]
}

/** A letter from the scanner: its text layer if it has one, else the QR code of ours that lies on top. */
export async function liesScan(name: string, bytes: Uint8Array, leser: Leser): Promise<Poststueck> {
  const dateien = [{ dateiname: name, bytes }]
  return {
    ...{ kanal: 'scan', ids: await idsInPdf(bytes, leser), dateien },
    ...{ mitteilung: '', automatisch: false, unzustellbar: [] },
  }
}

/** A mail: subject and text first, then what is attached. */
export async function liesMail(bytes: Uint8Array, leser: Leser): Promise<Poststueck> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20, attachmentEncoding: 'arraybuffer' })
  const text = (mail.text ?? '').trim()
  const named = vorgangsIdsIn(`${mail.subject ?? ''}\n${mail.inReplyTo ?? ''}\n${text}`)
  const dateien = attached(mail)
  const inside: string[] = []
  if (named.length === 0) for (const { bytes: pdf } of dateien) inside.push(...(await idsInPdf(pdf, leser)))
  const mitteilung = [mail.subject ?? '', text].filter((part) => part !== '').join('\n\n')
  return {
    ...{ kanal: 'mail', ids: [...new Set([...named, ...inside])], dateien, mitteilung },
    ...{ automatisch: isAutomatisch(mail), unzustellbar: bounced(mail) },
  }
}

async function idsInPdf(bytes: Uint8Array, leser: Leser): Promise<string[]> {
  const text = await leser.extract(bytes)
  const lines = text.ok ? text.zeilen.map((z) => z.zellen.map((c) => c.text).join(' ')).join('\n') : ''
  const written = vorgangsIdsIn(lines)
  return written.length > 0 ? written : vorgangsIdsIn((await leser.readQr(bytes)).join('\n'))
}

/** Pictures in the text and parts of a bounce are not what somebody hands in. */
function attached(mail: Email): Beiliegendes[] {
  return mail.attachments
    .filter((a) => !a.related && !/^(message|text)\//.test(a.mimeType))
    .map((a, i) => ({ dateiname: a.filename ?? `Anhang ${i + 1}`, bytes: bytesOf(a.content) }))
}

function isAutomatisch(mail: Email): boolean {
  const kind = mail.headers.find((h) => h.key === 'auto-submitted')?.value ?? 'no'
  return kind !== 'no'
}

/** RFC 3464: the report names the failed mail by the Message-ID that we gave it. */
function bounced(mail: Email): string[] {
  const report = mail.attachments.filter((a) => a.mimeType === 'message/delivery-status')
  const failed = report.some((a) => /^Action:\s*failed/im.test(textOf(a.content)))
  if (!failed) return []
  const all = [mail.text ?? '', ...mail.attachments.map((a) => textOf(a.content))].join('\n')
  return [...new Set([...all.matchAll(/<(Hinweis-Mail_[0-9A-Z-]{21}_\d{1,9})@/g)].map(([, effekt]) => effekt!))]
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content, 'utf8')
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

const textOf = (content: ArrayBuffer | Uint8Array | string) => Buffer.from(bytesOf(content)).toString('utf8')
