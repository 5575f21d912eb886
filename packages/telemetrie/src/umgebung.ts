/** What the standard variables ask for (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/). */
export type Auftrag = {
  traces: 'otlp' | 'zipkin' | 'none'
  metrics: 'otlp' | 'none'
  protokoll: { traces: Protokoll; metrics: Protokoll }
  stichprobe: { art: string; anteil: number }
  /** OTEL_SERVICE_NAME: one name for the whole process; without it every service has its own. */
  serviceName: string | undefined
  warteschlange: number
  /** Milliseconds. */
  takt: { traces: number; metrics: number }
}
export type Protokoll = 'http/protobuf' | 'http/json'
export type Umgebung = Record<string, string | undefined>

/** A variable of OpenTelemetry that cannot be followed. `message` is German and names place, reason and remedy. */
export class TelemetrieFehler extends Error {
  override name = 'TelemetrieFehler'
}

const STICHPROBEN = [
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
  'always_on',
  'always_off',
  'traceidratio',
] as const

/** undefined: nobody asked for telemetry, so nothing of it is even loaded. */
export function readAuftrag(env: Umgebung): Auftrag | undefined {
  if (env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return undefined
  const hasEndpoint = (signal: string) => !!(env['OTEL_EXPORTER_OTLP_ENDPOINT'] || env[signal])
  const unless = (has: boolean) => (has ? 'otlp' : 'none')
  const tracesTo = unless(hasEndpoint('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'))
  const metricsTo = unless(hasEndpoint('OTEL_EXPORTER_OTLP_METRICS_ENDPOINT'))
  const traces = choose(env, 'OTEL_TRACES_EXPORTER', ['otlp', 'zipkin', 'none'], tracesTo)
  const metrics = choose(env, 'OTEL_METRICS_EXPORTER', ['otlp', 'none'], metricsTo)
  if (traces === 'none' && metrics === 'none') return undefined
  const protokolle = ['http/protobuf', 'http/json'] as const
  const protokoll = choose(env, 'OTEL_EXPORTER_OTLP_PROTOCOL', protokolle, 'http/protobuf')
  return {
    traces,
    metrics,
    protokoll: {
      traces: choose(env, 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', protokolle, protokoll),
      metrics: choose(env, 'OTEL_EXPORTER_OTLP_METRICS_PROTOCOL', protokolle, protokoll),
    },
    stichprobe: {
      art: choose(env, 'OTEL_TRACES_SAMPLER', STICHPROBEN, 'parentbased_always_on'),
      anteil: number(env, 'OTEL_TRACES_SAMPLER_ARG', 1, { min: 0, max: 1 }),
    },
    serviceName: env['OTEL_SERVICE_NAME'] || undefined,
    warteschlange: number(env, 'OTEL_BSP_MAX_QUEUE_SIZE', 8192, { min: 512, max: 1_000_000 }),
    takt: {
      traces: number(env, 'OTEL_BSP_SCHEDULE_DELAY', 5_000, { min: 1, max: 600_000 }),
      metrics: number(env, 'OTEL_METRIC_EXPORT_INTERVAL', 60_000, { min: 100, max: 3_600_000 }),
    },
  }
}

function choose<T extends string>(env: Umgebung, name: string, known: readonly T[], otherwise: T): T {
  const text = env[name]?.trim()
  if (!text) return otherwise
  const found = known.find((value) => value === text)
  if (found) return found
  throw new TelemetrieFehler(`${name}=${text}: Das kennt Weiche nicht. Bitte einen dieser Werte: ${known.join(', ')}.`)
}

function number(env: Umgebung, name: string, otherwise: number, { min, max }: { min: number; max: number }): number {
  const text = env[name]?.trim()
  if (!text) return otherwise
  const value = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && value >= min && value <= max) return value
  throw new TelemetrieFehler(`${name}=${text}: Bitte eine Zahl von ${min} bis ${max} angeben.`)
}
