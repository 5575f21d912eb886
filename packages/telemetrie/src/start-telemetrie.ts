import { setTimeout as sleep } from 'node:timers/promises'
import type { Auswahl } from './nachlese.ts'
import { readAuftrag, type Umgebung } from './umgebung.ts'

export type Telemetrie = {
  /** Where a sample is drawn: to be shared with the other processes that work on the same traces. */
  auswahl: Auswahl | undefined
  /** Sends what is there now; for tests. */
  flush(): Promise<void>
  /** Sends the rest, and waits no longer than some seconds for a store that does not answer. */
  stop(): Promise<void>
}

const PATIENCE_MS = 5_000
const QUIET_MS = 60_000

/**
 * Starts tracing and metrics when the environment asks for them by the standard variables (OTEL_EXPORTER_OTLP_ENDPOINT,
 * OTEL_TRACES_EXPORTER ...), before anything that measures; otherwise nothing is loaded. Everything is recorded by hand
 * through the API: no hook into the loading of modules that could break unseen. `say` is told in German when sending fails.
 * @throws TelemetrieFehler
 */
export async function startTelemetrie(
  env: Umgebung,
  version: string,
  say: (text: string) => void,
): Promise<Telemetrie | undefined> {
  const auftrag = readAuftrag(env)
  if (!auftrag) return undefined
  const { startSdk } = await import('./sdk.ts')
  const sdk = await startSdk(auftrag, version, seldom(say))
  return {
    auswahl: sdk.auswahl,
    flush: sdk.flush,
    async stop() {
      const patience = new AbortController()
      await Promise.race([sdk.stop(), sleep(PATIENCE_MS, undefined, { signal: patience.signal })])
      patience.abort()
    },
  }
}

/** A store that is away fails every few seconds: told once a minute. */
function seldom(say: (text: string) => void): (text: string) => void {
  let told = Number.NEGATIVE_INFINITY
  return (text) => {
    if (performance.now() - told < QUIET_MS) return
    told = performance.now()
    say(
      `Telemetrie wird nicht angenommen; die Anträge sind davon nicht betroffen. Ursache: ${causeOf(text).slice(0, 200)}`,
    )
  }
}

/** The SDK tells an error as JSON with its stack. */
function causeOf(text: string): string {
  try {
    return String((JSON.parse(text) as { message?: unknown }).message ?? text)
  } catch {
    return text
  }
}
