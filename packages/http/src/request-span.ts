import { createVerteilung, inSpan, markFailed } from '@weiche/telemetrie'
import type { RequestHandler } from 'express'
import { STREAMING } from './event-stream.ts'

const dauer = createVerteilung('http.server.request.duration', {
  description: 'Duration of HTTP requests',
  unit: 's',
  grenzen: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
})

/**
 * A request as the beginning of a trace: method, pattern and status; never the address. What the sender says of a trace is
 * not taken over: it would choose what is kept here, and it may carry anything.
 */
export const requestSpan: RequestHandler = (req, res, next) => {
  const { method } = req
  const begin = performance.now()
  // What is sent from then on, for hours perhaps, is no duration of a request.
  const closed = new Promise<void>((resolve) => res.once('close', resolve).once(STREAMING, resolve))
  void inSpan(
    method,
    {},
    async (span) => {
      next()
      await closed
      const route = (req.route as { path?: string } | undefined)?.path ?? '-'
      const attributes = {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': res.statusCode,
      }
      span.updateName(`${method} ${route}`).setAttributes(attributes)
      if (res.statusCode >= 500) markFailed(span, String(res.statusCode))
      dauer((performance.now() - begin) / 1000, attributes)
    },
    { kind: 'server', continues: { traceparent: undefined } },
  )
}
