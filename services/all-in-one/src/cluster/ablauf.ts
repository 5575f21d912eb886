import { type Ablaufspeicher, AblaufspeicherFehler, bringAblaufspeicher } from '@weiche/ablaufspeicher'
import type { Pfade } from '../pfade.ts'

/** Whoever sets one of these has a store of their own, or wants none. */
const OWN = /^OTEL_(SDK_DISABLED|TRACES_EXPORTER|EXPORTER_OTLP(_TRACES)?_ENDPOINT|EXPORTER_ZIPKIN_ENDPOINT)$/

/** A trace store beside the cluster, and the variables by which the processes send to it; nothing, where none can be had. */
export function bringAblauf(
  pfade: Pfade,
  say: (text: string) => void,
): { speicher: Promise<Ablaufspeicher | undefined>; env: Promise<NodeJS.ProcessEnv> } {
  const speicher = Object.keys(process.env).some((name) => OWN.test(name))
    ? Promise.resolve(undefined)
    : bring(pfade, say)
  return { speicher, env: speicher.then((found) => (found ? variables(found) : {})) }
}

async function bring(pfade: Pfade, say: (text: string) => void): Promise<Ablaufspeicher | undefined> {
  const { JAVA_HOME: javaHome, PATH: searchPath } = process.env
  try {
    const options = { datenordner: pfade.daten, binordner: pfade.bin, javaHome, searchPath, say }
    const speicher = await bringAblaufspeicher(options)
    say(`Abläufe: Zipkin auf ${speicher.url}; „npm run weiche -- ablauf VORGANG“ zeigt den eines Vorgangs.`)
    return speicher
  } catch (error) {
    if (!(error instanceof AblaufspeicherFehler)) throw error
    say(`Der Cluster läuft ohne Speicher für Abläufe. ${error.message}`)
    return undefined
  }
}

const variables = ({ url }: Ablaufspeicher): NodeJS.ProcessEnv => ({
  OTEL_TRACES_EXPORTER: 'zipkin',
  OTEL_EXPORTER_ZIPKIN_ENDPOINT: `${url}/api/v2/spans`,
})
