import type { Signal } from '@weiche/controller'
import { type EreignisTyp, ereignisId } from '@weiche/vorgang'
import type { IHeaders, KafkaMessage, Message } from 'kafkajs'
import { z } from 'zod'
import { NEUERE_VERSION } from './parking.ts'

/** Grows when the meaning of a field changes; a consumer parks what is newer than itself. */
const VERSION = 1
const MAX_BYTES = 16_384

/** Facts without content; types that a consumer does not know yet are none it has a handler for. */
const Form = z.object({
  v: z.int().positive(),
  vorgangId: z.string().min(1).max(100),
  seq: z.int().positive(),
  leistung: z.string().max(100),
  types: z.array(z.string().max(100)).max(200),
})

export type Decoded = { kind: 'signal'; signal: Signal } | { kind: 'unlesbar'; grund: string }

/** `ursache`: id of the event that a controller answered; what a person or portal sent as its key stays in the log. */
export function toMessage({ traceparent, ...signal }: Signal, ursache?: string): Message {
  return {
    key: signal.vorgangId,
    value: JSON.stringify({ v: VERSION, ...signal }),
    headers: {
      'ereignis-id': ereignisId(signal.vorgangId, signal.seq, 0),
      ...(ursache ? { ursache } : {}),
      ...(traceparent ? { traceparent } : {}),
    },
  }
}

export function fromMessage({ value, headers }: Pick<KafkaMessage, 'value' | 'headers'>): Decoded {
  if (value === null) return unlesbar('ohne Inhalt')
  if (value.length > MAX_BYTES) return unlesbar('zu lang')
  let json: unknown
  try {
    json = JSON.parse(value.toString('utf8'))
  } catch {
    return unlesbar('kein JSON')
  }
  if (isNewer(json)) return unlesbar(NEUERE_VERSION)
  const form = Form.safeParse(json)
  if (!form.success) return unlesbar(`falsche Form: ${form.error.issues.map((i) => i.path.join('.')).join(', ')}`)
  const { v: _, types, ...rest } = form.data
  const traceparent = text(headers, 'traceparent')
  const signal = { ...rest, types: types as EreignisTyp[], ...(traceparent ? { traceparent } : {}) }
  return { kind: 'signal', signal }
}

const unlesbar = (grund: string): Decoded => ({ kind: 'unlesbar', grund })

const isNewer = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'v' in json && typeof json.v === 'number' && json.v > VERSION

function text(headers: IHeaders | undefined, name: string): string | undefined {
  const value = headers?.[name]
  return Array.isArray(value) ? value[0]?.toString() : value?.toString()
}
