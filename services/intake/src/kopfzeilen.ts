import { internOf, type Request } from '@weiche/http'
import { isStatusGeheimnis } from '@weiche/siegel'
import { parseVorgangsId, type Vorgang } from '@weiche/vorgang'
import { z } from 'zod'
import type { Kanal } from './decide-antrag.ts'
import type { IntakePlatform } from './platform.ts'
import { foreignKonto, unknownVorgang } from './probleme.ts'

/** Without sign-in the key alone tells senders apart, so it must be one that nobody can guess: version 4 or 7. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const key = z
  .string()
  .regex(UUID, 'Bitte geben Sie eine zufällige UUID (Version 4 oder 7) an, oder lassen Sie die Kopfzeile weg.')
  .transform((text) => text.toLowerCase())
  .optional()
  .meta({
    description: 'Zufällige UUID. Wer eine Anfrage mit demselben Schlüssel wiederholt, bekommt dieselbe Antwort.',
  })

const geheimnis = {
  'status-geheimnis': z.string().max(100).optional().meta({ description: 'Aus der Antwort auf den Antrag' }),
  authorization: z.string().max(200).optional().meta({ description: 'Stattdessen: Bearer <Status-Geheimnis>' }),
}

/** Whoever is signed in, as a keyed hash; only the pages, which have signed them in, and the player may say so. */
const kontoHeader = {
  konto: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .meta({ description: 'Nur innerhalb der Anwendung: das Konto der angemeldeten Person' }),
}

export const antragHeader = z.object({ 'idempotency-key': key, ...kontoHeader })
export const geheimnisHeader = z.object(geheimnis)
export const commandHeader = z.object({ 'idempotency-key': key, ...geheimnis })
export const kontoCommandHeader = commandHeader.extend(kontoHeader)
export const vorgangParam = z.object({ vorgangId: z.string().max(100).meta({ example: 'K7QD-2M9X-P0AH-W4TR-8' }) })

/** The Vorgang, for who knows its secret; for everybody else the same 404, before anything is read. */
export async function openVorgang(
  platform: IntakePlatform,
  given: string,
  headers: z.output<typeof geheimnisHeader>,
): Promise<Vorgang> {
  const vorgangId = parseVorgangsId(given)
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  const secret = headers['status-geheimnis'] ?? bearer ?? ''
  if (!vorgangId || !isStatusGeheimnis(platform.serverHmac, vorgangId, secret)) throw unknownVorgang()
  const vorgang = await platform.log.fold(vorgangId)
  if (!vorgang) throw unknownVorgang()
  return vorgang
}

/** undefined = nobody is signed in. Throws for who claims an account over the network. */
export function kontoOf(req: Request, headers: { konto?: string | undefined }): string | undefined {
  if (headers.konto !== undefined && internOf(req) === undefined) throw foreignKonto()
  return headers.konto
}

export function kanalOf(req: Request): Kanal {
  return internOf(req) ?? 'api'
}
