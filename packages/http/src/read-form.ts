import express, { type Request } from 'express'
import { Problem, problemArten } from './problem.ts'

const MAX_FORM_BYTES = 50_000
const readRaw = express.raw({ type: 'application/x-www-form-urlencoded', limit: MAX_FORM_BYTES, inflate: false })

/** The fields of a plain HTML form. Throws a Problem: 413 larger than 50 kB, 415 another type. */
export async function readForm(req: Request): Promise<URLSearchParams> {
  if (!req.is('application/x-www-form-urlencoded'))
    throw new Problem(problemArten.inhaltstypFalsch, 'Bitte senden Sie das Formular von der Seite selbst.')
  await new Promise<void>((resolve, reject) => {
    readRaw(req, req.res!, (error?: unknown) => (error ? reject(error) : resolve()))
  })
  return new URLSearchParams(Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '')
}
