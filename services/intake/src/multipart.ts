import { MAX_JSON_BYTES, Problem, problemArten, type Request } from '@weiche/http'
import busboy from 'busboy'
import { refused, type Teile, tooMany } from './teile.ts'

export type MultipartLimits = { maxAnlagen: number; maxBytes: number }

/**
 * Streams one multipart body, part by part. Throws the first thing that was wrong, after everything running has ended.
 * The request is not piped with `pipeline`: that would close the socket before the refusal is sent.
 */
export async function readMultipart(req: Request, teile: Teile, limits: MultipartLimits): Promise<void> {
  if (Number(req.headers['content-length'] ?? 0) > limits.maxBytes) throw tooBig(limits)
  const parser = createParser(req, limits)
  const running: Promise<void>[] = []
  let failure: unknown
  await new Promise<void>((resolve) => {
    const fail = (error: unknown) => {
      failure ??= error
      req.unpipe(parser)
      req.resume()
      parser.destroy()
      resolve()
    }
    parser.on('field', (name, value) => {
      running.push(teile.text(name ?? '', value).catch(fail))
    })
    parser.on('file', (name, stream, info) => {
      stream.on('error', () => {})
      const done = teile.datei(name ?? '', stream, info.filename ?? '').catch(fail)
      running.push(done.finally(() => stream.resume()))
    })
    const tooManyParts = () => fail(tooMany(limits))
    parser.on('filesLimit', tooManyParts).on('partsLimit', tooManyParts).on('fieldsLimit', tooManyParts)
    parser.on('error', () => fail(broken())).on('close', resolve)
    req.on('close', () => {
      if (!req.complete) fail(broken())
    })
    let bytes = 0
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > limits.maxBytes) fail(tooBig(limits))
    })
    req.pipe(parser)
  })
  await Promise.allSettled(running)
  if (failure !== undefined) throw failure
  await teile.end()
}

function createParser(req: Request, { maxAnlagen }: MultipartLimits): busboy.Busboy {
  const limits = {
    fieldNameSize: 120,
    fieldSize: MAX_JSON_BYTES,
    headerPairs: 20,
    fields: 2,
    files: maxAnlagen + 2,
    parts: maxAnlagen + 4,
  }
  try {
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' })
  } catch {
    throw broken()
  }
}

function broken(): Problem {
  return refused(
    'Das Formular (multipart/form-data) ist fehlerhaft oder kam nicht vollständig an. Es wurde nichts gespeichert. Bitte senden Sie es erneut.',
  )
}

function tooBig({ maxBytes }: MultipartLimits): Problem {
  return new Problem(
    problemArten.zuGross,
    `Alle Teile zusammen dürfen höchstens ${Math.round(maxBytes / 1_000_000)} MB groß sein. Bitte verkleinern Sie Anlagen oder reichen Sie einen Teil nach.`,
  )
}
