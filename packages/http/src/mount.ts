import type { RequestListener } from 'node:http'
import express, { type Router } from 'express'
import { loopbackOnly } from './loopback.ts'

/** A program with HTTP of its own under one path of the app, for this machine alone. */
export function mountLocal(path: string, handler: RequestListener): Router {
  const router = express.Router({ caseSensitive: true })
  router.use(path, loopbackOnly, (req, res) => handler(req, res))
  return router
}
