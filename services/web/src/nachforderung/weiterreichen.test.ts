import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { ReadableStream } from 'node:stream/web'
import type { Request } from '@weiche/http'
import { afterEach, expect, test } from 'vitest'
import { reicheWeiter, type Weitergabe, type WeitergabeDeps } from './weiterreichen.ts'

const opened: { close(): void }[] = []
afterEach(() => {
  for (const server of opened.splice(0)) server.close()
})

/** A real server that hands on what it gets; answers when `reicheWeiter` is done. */
async function schicke(form: FormData, deps: Partial<WeitergabeDeps>): Promise<Weitergabe> {
  const result = Promise.withResolvers<Weitergabe>()
  const listener: RequestListener = (req, res) => {
    const rest = { maxBytes: 60_000_000, json: () => ({}), send: async () => new Response('{}'), ...deps }
    reicheWeiter(req as Request, rest)
      .then(result.resolve, result.reject)
      .finally(() => res.end())
  }
  const server = createServer(listener).listen(0, '127.0.0.1')
  opened.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: 'POST', body: form })
  return result.promise
}

function formular(dateien: number, bytes: number): FormData {
  const form = new FormData()
  form.set('mitteilung', 'Guten Tag')
  for (let i = 0; i < dateien; i++) form.append(`posten:p${i}`, new Blob([Buffer.alloc(bytes, 'x')]), `${i}.pdf`)
  return form
}

test('given whoever is asked reads everything, then fields are the JSON part and every file follows whole', async () => {
  let came = ''
  const result = await schicke(formular(15, 100_000), {
    json: (felder) => ({ mitteilung: felder.get('mitteilung') }),
    async send(_felder, body) {
      came = await text(body)
      return new Response('{}')
    },
  })
  expect(result).toMatchObject({ kind: 'beantwortet', dateien: 15 })
  expect(came).toContain('{"mitteilung":"Guten Tag"}')
  expect(came.match(/x{100000}/g)).toHaveLength(15)
})

test.each([0, 1, 3])(
  'given whoever is asked answers after it read %i pieces, then the large form still comes to its end with that answer',
  async (pieces) => {
    const send = async (_felder: unknown, body: ReadableStream) => {
      const reader = body.getReader()
      for (let i = 0; i < pieces; i++) await reader.read()
      return new Response('{}', { status: 429 })
    }
    for (const form of [formular(1, 5_000_000), formular(12, 900_000)]) {
      const result = await schicke(form, { send })
      expect(result.kind === 'beantwortet' && result.response.status).toBe(429)
    }
  },
)

test('given fields that are wrong, then no file goes anywhere', async () => {
  const send = () => Promise.reject(new Error('must not be asked'))
  expect(await schicke(formular(2, 2_000_000), { json: () => undefined, send })).toMatchObject({ kind: 'abgelehnt' })
})

test('given more than is taken, then nothing is read from it', async () => {
  const json = () => {
    throw new Error('must not be read')
  }
  expect(await schicke(formular(1, 2_000_000), { maxBytes: 1_000_000, json })).toEqual({ kind: 'zu-gross' })
})
