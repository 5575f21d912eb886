import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export type Spanne = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  service: string
  attributes: Record<string, unknown>
  links: { traceId: string; spanId: string }[]
  status: number
}
export type Messwert = { name: string; value: number; attributes: Record<string, unknown> }

type Value = { stringValue?: string; intValue?: number | string; doubleValue?: number; boolValue?: boolean } & {
  arrayValue?: { values: Value[] }
}
type Attribute = { key: string; value: Value }
type Point = { attributes: Attribute[]; asInt?: number | string; asDouble?: number; count?: number | string }
type Body = {
  resourceSpans?: { resource: { attributes: Attribute[] }; scopeSpans: { spans: RawSpan[] }[] }[]
  resourceMetrics?: { scopeMetrics: { metrics: RawMetric[] }[] }[]
}
type RawSpan = Omit<Spanne, 'attributes' | 'links' | 'status' | 'service'> & {
  attributes: Attribute[]
  links?: Spanne['links']
  status?: { code?: number }
}
type RawMetric = { name: string } & Partial<Record<'sum' | 'gauge' | 'histogram', { dataPoints: Point[] }>>

/** Takes OTLP over HTTP as JSON, as a trace store does, and keeps everything. */
export async function startSenke() {
  const bodies: Body[] = []
  const server = createServer(async (req, res) => {
    bodies.push((await json(req)) as Body)
    res.setHeader('Content-Type', 'application/json').end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Everything that came, as text: for searching. */
    text: () => JSON.stringify(bodies),
    spannen: () => bodies.flatMap((b) => b.resourceSpans ?? []).flatMap(spannenOf),
    /** Of the newest report. */
    messwerte: () => (bodies.findLast((b) => b.resourceMetrics)?.resourceMetrics ?? []).flatMap(messwerteOf),
    alleMesswerte: () => bodies.flatMap((b) => b.resourceMetrics ?? []).flatMap(messwerteOf),
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

function spannenOf({ resource, scopeSpans }: NonNullable<Body['resourceSpans']>[number]): Spanne[] {
  const service = String(plain(resource.attributes)['service.name'])
  return scopeSpans
    .flatMap((s) => s.spans)
    .map(({ attributes, links, status, ...rest }) => ({
      ...rest,
      service,
      attributes: plain(attributes),
      links: links ?? [],
      status: status?.code ?? 0,
    }))
}

function messwerteOf({ scopeMetrics }: NonNullable<Body['resourceMetrics']>[number]): Messwert[] {
  return scopeMetrics
    .flatMap((s) => s.metrics)
    .flatMap(({ name, sum, gauge, histogram }) =>
      (sum ?? gauge ?? histogram)!.dataPoints.map((p) => ({
        name,
        value: Number(p.count ?? p.asInt ?? p.asDouble),
        attributes: plain(p.attributes),
      })),
    )
}

function plain(attributes: Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, plainValue(value)]))
}

function plainValue({ arrayValue, ...one }: Value): unknown {
  return arrayValue ? arrayValue.values.map(plainValue) : Object.values(one)[0]
}
