import express, { type Request } from 'express'
import { parseJsonText } from './json-text.ts'
import { Problem, problemArten } from './problem.ts'

export const MAX_JSON_BYTES = 1_000_000

const readRaw = express.raw({ type: () => true, limit: MAX_JSON_BYTES, inflate: false })

/** The body as JSON. Throws a Problem: 400 malformed, 413 larger than 1 MB, 415 anything but application/json in UTF-8. */
export async function readJson(req: Request): Promise<unknown> {
  requireJsonType(req)
  await new Promise<void>((resolve, reject) => {
    readRaw(req, req.res!, (error?: unknown) => (error ? reject(error) : resolve()))
  })
  if (!Buffer.isBuffer(req.body) || req.body.length === 0) throw missing()
  return parseJsonBytes(req.body)
}

/** JSON from bytes (a body or a part of one). Throws a Problem (400). */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  const result = parseJsonText(decode(bytes))
  if (result.kind === 'ok') return result.value
  throw new Problem(problemArten.jsonFehlerhaft, result.detail, {
    errors: [result].map(({ pointer, detail }) => ({ pointer, detail })),
  })
}

function requireJsonType(req: Request): void {
  const type = req.is('application/json')
  if (type === null) throw missing()
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(req.headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  if (type === false || charset.toLowerCase() !== 'utf-8') {
    throw new Problem(problemArten.inhaltstypFalsch, 'Bitte senden Sie application/json in UTF-8.', {
      headers: { Accept: 'application/json' },
    })
  }
}

function missing(): Problem {
  return new Problem(problemArten.jsonFehlerhaft, 'Die Anfrage hat keinen Inhalt. Bitte senden Sie ein JSON-Objekt.')
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem(
      problemArten.jsonFehlerhaft,
      'Der Text ist nicht in UTF-8 geschrieben. Bitte speichern Sie ihn als UTF-8.',
    )
  }
}
