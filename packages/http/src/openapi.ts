import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { AnswerSpec, Route } from './route.ts'

const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'Fehler nach RFC 9457 in deutscher Sprache' })

export type ApiInfo = { title: string; version: string; description?: string }

/** OpenAPI 3.1 from the same schemas that check the requests. */
export function describeApi(info: ApiInfo, routes: readonly Route[]): object {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return createDocument({ openapi: '3.1.0', info, paths })
}

function operation(route: Route): ZodOpenApiOperationObject {
  const content = route.upload ?? (route.body ? { 'application/json': route.body } : undefined)
  const responses = Object.entries(route.answers).map(([status, answer]) => [status, response(answer)])
  return {
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    requestParams: {
      ...(route.params ? { path: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
      ...(route.headers ? { header: route.headers as z.ZodObject } : {}),
    },
    ...(content ? { requestBody: { required: true, content: mediaTypes(content) } } : {}),
    responses: {
      ...Object.fromEntries(responses),
      default: {
        description: 'Die Anfrage wurde nicht angenommen.',
        content: { 'application/problem+json': { schema: ProblemSchema } },
      },
    },
  }
}

function response(answer: AnswerSpec) {
  const { description, schema, mediaType = 'application/json' } = answer
  return schema ? { description, content: { [mediaType]: { schema } } } : { description }
}

function mediaTypes(content: Record<string, z.ZodType>) {
  return Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }]))
}
