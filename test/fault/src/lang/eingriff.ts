import { openSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isMainThread } from 'node:worker_threads'
import type { EreignisTyp, Upcast } from '@weiche/vorgang'
import { readStand } from './eingriff-stand.ts'
import { verfaelsche } from './verfaelschen.ts'

/**
 * Loaded into every process of the product before its own first line (`node --import`), so that the product runs unchanged and
 * still lives in a bad world: its lines go through our proxy, its clock jumps, its messages are spoiled on their way.
 */
const BLICK_MS = 200
const SPAET_MS = 6_000

async function greifeEin(datei: string): Promise<void> {
  let stand = readStand(datei)
  protokolliere(join(dirname(datei), 'prozesse.log'))
  setInterval(() => {
    stand = readStand(datei)
  }, BLICK_MS).unref()
  leiteUm(process.argv[2] ?? '', () => stand.leitung)
  verstelleUhr(() => stand.uhrMs)
  if (stand.fassung === 'neu') await werdeNeuer()
  await verfaelscheNachrichten(() => stand.nachrichten)
}

/** What they say fills a file and not the report. */
function protokolliere(datei: string): void {
  const file = openSync(datei, 'a')
  process.stderr.write = ((text: string | Uint8Array) => writeSync(file, `${text}`) >= 0) as typeof process.stderr.write
}

/** Every outgoing line tells the proxy first who it is and where it wants to go. */
function leiteUm(rolle: string, leitung: () => number): void {
  const { connect } = Socket.prototype
  type Ziel = { port?: number; host?: string }
  Socket.prototype.connect = function umgeleitet(this: Socket, ...args: unknown[]) {
    const list = (Array.isArray(args[0]) ? args[0] : args) as [Ziel, ...unknown[]]
    const { port } = list[0]
    if (typeof port !== 'number' && typeof port !== 'string') return connect.apply(this, args as never)
    this.once('connect', () => this.write(`${rolle} ${port}\n`))
    const umgelenkt = [{ ...list[0], port: leitung(), host: '127.0.0.1' }, ...list.slice(1)]
    // What `net.connect` hands over is marked as normalized by a symbol of Node.
    const marked = Array.isArray(args[0]) ? [Object.assign(args[0], umgelenkt)] : umgelenkt
    return connect.apply(this, marked as never)
  } as typeof connect
}

function verstelleUhr(offset: () => number): void {
  const Echt = Date
  globalThis.Date = class extends Echt {
    constructor(...args: unknown[]) {
      super(...((args.length === 0 ? [Echt.now() + offset()] : args) as [number]))
    }
    static override now = () => Echt.now() + offset()
  } as DateConstructor
}

type Sendung = { topicMessages: { topic: string; messages: { value: unknown }[] }[] }

async function verfaelscheNachrichten(fehler: () => ReturnType<typeof readStand>['nachrichten']): Promise<void> {
  const { createClient } = await import('@weiche/kafka')
  const silent = () => undefined
  const logger = { info: silent, warn: silent, error: silent }
  const client = Object.getPrototypeOf(createClient({ brokers: ['127.0.0.1:1'], clientId: 'eingriff', logger }))
  const producer = client.producer
  client.producer = function verfaelschend(this: unknown, ...args: unknown[]) {
    const echt = producer.apply(this, args)
    return {
      ...echt,
      async sendBatch(sendung: Sendung) {
        const art = fehler()
        if (!art) return echt.sendBatch(sendung)
        if (art === 'verspaetet') {
          void sleep(SPAET_MS * (0.5 + Math.random()), undefined, { ref: false })
            .then(() => echt.sendBatch(sendung))
            .catch(silent)
        }
        const spoiled = sendung.topicMessages.map(({ topic, messages }) => ({
          topic,
          messages: verfaelsche(messages, art, Math.random),
        }))
        const topicMessages = spoiled.filter(({ messages }) => messages.length > 0)
        return topicMessages.length > 0 ? echt.sendBatch({ ...sendung, topicMessages }) : []
      },
    }
  }
}

/** A program of tomorrow: `vorgang.zugeordnet` has a second form, with a field that it did not have. */
export async function werdeNeuer(): Promise<void> {
  const { ereignisSchemas, upcasts } = await import('@weiche/vorgang')
  const { z } = await import('zod')
  const form = ereignisSchemas['vorgang.zugeordnet']
  form.fakten = form.fakten.extend({ geschaeftszeichen: z.string().default('') }) as typeof form.fakten
  const step: Upcast = ({ fakten, inhalt }) => ({ fakten: { geschaeftszeichen: '', ...fakten }, inhalt })
  ;(upcasts as Partial<Record<EreignisTyp, readonly Upcast[]>>)['vorgang.zugeordnet'] = [step]
}

const datei = process.env['WEICHE_EINGRIFF']
if (datei && isMainThread && process.argv[1]?.endsWith('prozess-main.ts')) await greifeEin(datei)
