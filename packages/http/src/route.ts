import type { Request } from 'express'
import type { z } from 'zod'
import type { EventSequence } from './event-stream.ts'
import type { Intern } from './intern.ts'

/** Bodies that the handler reads itself as a stream, for the description only. */
export type Upload = Record<string, z.ZodType>
export type AnswerSpec = { description: string; schema?: z.ZodType; mediaType?: string }

export type Answer = { status: number; headers?: Record<string, string | string[]> } & (
  | { body: unknown }
  | { file: { bytes: Uint8Array; mediaType: string; name: string } }
  /** Shown where it is asked for, not saved: a page, a picture. */
  | { content: { data: Uint8Array | string; mediaType: string } }
  /** Server-sent events, as long as somebody listens. */
  | { events: EventSequence }
)

export type Input<P, Q, H, B> = {
  params: P
  query: Q
  headers: H
  body: B
  req: Request
  /** Came through an in-process app, and whose; undefined = over the network. */
  intern: Intern | undefined
}

type Schema = z.ZodType | undefined
type Out<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined

/**
 * One operation. The same schemas check the request and describe it in the OpenAPI.
 * `headers` are checked with lower-case names; `body` is JSON; with `upload` the handler reads the stream itself.
 */
export type RouteSpec<P extends Schema, Q extends Schema, H extends Schema, B extends Schema> = {
  method: 'get' | 'post' | 'put' | 'delete'
  /** Express path, for example `/vorgaenge/:vorgangId`. */
  path: string
  summary: string
  description?: string
  params?: P
  query?: Q
  headers?: H
  body?: B
  upload?: Upload
  answers: Record<number, AnswerSpec>
  /** For people: not part of the description of the API. */
  page?: boolean
  /** Only from this machine: for what needs a sign-in that does not exist yet. */
  loopback?: boolean
  handle(input: Input<Out<P>, Out<Q>, Out<H>, Out<B>>): Promise<Answer>
}

/** A route without its types, as routers keep it. */
export type Route = Omit<RouteSpec<Schema, Schema, Schema, Schema>, 'handle'> & {
  // biome-ignore lint/suspicious/noExplicitAny: the types were checked by defineRoute
  handle(input: any): Promise<Answer>
}

export function defineRoute<
  P extends Schema = undefined,
  Q extends Schema = undefined,
  H extends Schema = undefined,
  B extends Schema = undefined,
>(spec: RouteSpec<P, Q, H, B>): Route {
  return spec as Route
}
