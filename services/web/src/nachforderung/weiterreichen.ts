import { randomBytes } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Request } from '@weiche/http'
import busboy from 'busboy'

/** What stands in the form beside the files. */
export type Felder = ReadonlyMap<string, string>
export type Weitergabe =
  /** Intake was asked; this is what it said. */
  | { kind: 'beantwortet'; response: Response; felder: Felder; dateien: number }
  /** The fields were wrong: nothing was sent on. */
  | { kind: 'abgelehnt'; felder: Felder }
  | { kind: 'kaputt' }
  | { kind: 'zu-gross' }

export type WeitergabeDeps = {
  maxBytes: number
  /** The JSON part made from the fields, or undefined when they are wrong. Called once, before the first file. */
  json(felder: Felder): object | undefined
  send(felder: Felder, body: ReadableStream, contentType: string): Promise<Response>
}

const FELDER = { fields: 200, fieldSize: 20_000, fieldNameSize: 120, files: 60, headerPairs: 20 }

/**
 * Streams the form of the page on to intake: fields come first and become its JSON part, files follow as they arrive.
 * Nothing is kept here, neither in memory nor on disk; what was not chosen (no file name) is left out.
 */
export async function reicheWeiter(req: Request, deps: WeitergabeDeps): Promise<Weitergabe> {
  if (Number(req.headers['content-length'] ?? 0) > deps.maxBytes) return drain(req, { kind: 'zu-gross' })
  const felder = new Map<string, string>()
  const parser = createParser(req)
  if (!parser) return drain(req, { kind: 'kaputt' })
  const grenze = `weiche-${randomBytes(16).toString('hex')}`
  const out = new PassThrough()
  let sent: Promise<Response> | undefined
  let refused = false
  let dateien = 0

  function begin(): void {
    if (sent || refused) return
    const json = deps.json(felder)
    if (!json) {
      refused = true
      return
    }
    sent = deps.send(felder, Readable.toWeb(out) as ReadableStream, `multipart/form-data; boundary=${grenze}`)
    // Who answered does not read on: nobody may wait for it.
    sent.then(
      () => out.destroy(),
      () => out.destroy(),
    )
    out.write(teil(grenze, 'name="nachreichung"', 'application/json') + JSON.stringify(json))
  }

  let chain = Promise.resolve()
  parser.on('field', (name, value) => {
    felder.set(name ?? '', value)
  })
  parser.on('file', (name, stream, { filename, mimeType }) => {
    if (!filename) return void stream.resume()
    begin()
    if (refused) return void stream.resume()
    dateien++
    const kopf = `name="${sauber(name ?? '')}"; filename="${sauber(filename)}"`
    chain = chain.then(async () => {
      out.write(`\r\n${teil(grenze, kopf, sauber(mimeType))}`)
      await kopiere(stream, out)
    })
  })
  const whole = await new Promise<boolean>((resolve) => {
    const broken = () => resolve(false)
    parser.on('close', () => resolve(true)).on('error', broken)
    for (const limit of ['filesLimit', 'fieldsLimit'] as const) parser.on(limit, broken)
    req.on('close', () => {
      if (!req.complete) broken()
    })
    req.pipe(parser)
  })
  if (!whole) {
    out.destroy(new Error('the form broke off'))
    await sent?.catch(() => undefined)
    return drain(req, { kind: 'kaputt' })
  }
  begin()
  if (!sent) return { kind: 'abgelehnt', felder }
  await chain
  if (out.writable) out.end(`\r\n--${grenze}--\r\n`)
  return { kind: 'beantwortet', response: await sent, felder, dateien }
}

/** Whoever reads `out` may stop at any time; the file is read to its end all the same, or the form would never end. */
function kopiere(datei: Readable, out: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const lasse = () => datei.unpipe(out).resume()
    datei.once('end', () => {
      out.off('close', lasse)
      resolve()
    })
    if (out.destroyed) return void datei.resume()
    out.once('close', lasse)
    datei.pipe(out, { end: false })
  })
}

const teil = (grenze: string, name: string, typ: string) =>
  `--${grenze}\r\nContent-Disposition: form-data; ${name}\r\nContent-Type: ${typ}\r\n\r\n`
/** A file name may hold anything; in a header it must not end what it stands in. */
const sauber = (text: string) => text.replace(/["\r\n\\]/g, '_')

function createParser(req: Request): busboy.Busboy | undefined {
  try {
    return busboy({ headers: req.headers, limits: FELDER, defParamCharset: 'utf8' })
  } catch {
    return undefined
  }
}

/** A browser reads the answer only when it could send everything. */
function drain(req: Request, result: Weitergabe): Weitergabe {
  req.resume()
  return result
}
