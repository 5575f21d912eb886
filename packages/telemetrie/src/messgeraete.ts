import { type Attributes, metrics, type ObservableGauge } from '@opentelemetry/api'

const meter = () => metrics.getMeter('weiche')

/** Made at the first use and not at import: an SDK is registered by then. Without one nothing is counted. */
export function createZaehler(name: string, description: string): (attributes: Attributes) => void {
  const counter = once(() => meter().createCounter(name, { description }))
  return (attributes) => counter().add(1, attributes)
}

/** `grenzen`: upper bounds of the buckets in `unit`. */
export function createVerteilung(
  name: string,
  spec: { description: string; unit: 's' | 'ms'; grenzen: number[] },
): (value: number, attributes: Attributes) => void {
  const { description, unit, grenzen } = spec
  const histogram = once(() =>
    meter().createHistogram(name, { description, unit, advice: { explicitBucketBoundaries: grenzen } }),
  )
  return (value, attributes) => histogram().record(value, attributes)
}

/** A value that is asked for whenever metrics are sent, never otherwise. A failure leaves a gap. */
export function observe(
  name: string,
  description: string,
  read: () => Promise<{ value: number; attributes: Attributes }[]>,
): void {
  const gauge: ObservableGauge = meter().createObservableGauge(name, { description })
  gauge.addCallback(async (result) => {
    const values = await read().catch(() => [])
    for (const { value, attributes } of values) result.observe(value, attributes)
  })
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
