import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  endLeftover,
  fetchJars,
  findJava,
  type Jars,
  keptPorts,
  NebenprogrammFehler,
  noteOwner,
  runBeside,
} from '@weiche/nebenprogramm'
import { portFile, urlOf } from './place.ts'

export type BringOptions = {
  datenordner: string
  /** Where fetched jars are kept. */
  binordner: string
  javaHome?: string | undefined
  /** PATH, in the platform's notation. */
  searchPath?: string | undefined
  say(text: string): void
}

export type Ablaufspeicher = {
  /** For looking and asking: pages, and /api/v2. */
  url: string
  pid: number
  stop(): Promise<void>
}

/** No trace store can be had. The product runs without one. */
export class AblaufspeicherFehler extends NebenprogrammFehler {
  override name = 'AblaufspeicherFehler'
}

const VERSION = '3.5.1'
/** Apache-2.0. */
const JARS: Jars = {
  name: `Zipkin ${VERSION}`,
  artefakte: [`io.zipkin:zipkin-server:${VERSION}:exec`],
  allein: true,
  sha256: '908078046d940fd014261d16e38d857a9bfa173ee71681025c78fa756b07d6c1',
  megabyte: 131,
}
const READY_MS = 90_000
/** What it keeps in memory, oldest first out: some thousand Vorgaenge, and never more than the heap. */
const SPANS = '100000'
const JVM = ['-Xmx192m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto', '-Djava.awt.headless=true']

/**
 * Brings Zipkin: a trace store with pages and an API for questions, on loopback, its traces in memory. For one machine and for
 * tests; whoever operates has a store of their own and sets the variables of OpenTelemetry. @throws AblaufspeicherFehler
 */
export async function bringAblaufspeicher(options: BringOptions): Promise<Ablaufspeicher> {
  const { binordner, say } = options
  const datenordner = resolve(options.datenordner)
  const java = await findJava(options.javaHome, options.searchPath ?? '')
  if (!java)
    throw new AblaufspeicherFehler(
      'Der Speicher für Abläufe (Zipkin) braucht Java 17 oder neuer. Abhilfe: Java installieren.',
    )
  const libs = join(binordner, `zipkin-${VERSION}`)
  const jar = join(libs, `zipkin-server-${VERSION}-exec.jar`)
  if (!existsSync(jar)) {
    await fetchJars(JARS, libs, say).catch((error: Error) => {
      throw new AblaufspeicherFehler(
        `Zipkin ließ sich nicht holen: ${error.message}. Abhilfe: Maven und seine Einstellungen prüfen (~/.m2/settings.xml).`,
      )
    })
  }
  const platz = { pidDatei: join(datenordner, 'zipkin.pid'), kennzeichen: `--weiche=${datenordner}` }
  if ((await endLeftover(platz)).kind === 'besetzt')
    throw new AblaufspeicherFehler('Auf diesem Datenordner läuft Zipkin schon. Abhilfe: den laufenden Cluster beenden.')
  const [port] = (await keptPorts(portFile(datenordner), 1)) as [number]
  const listen = [
    `--armeria.ports[0].ip=127.0.0.1`,
    `--armeria.ports[0].port=${port}`,
    '--armeria.ports[0].protocols[0]=http',
  ]
  const logFile = join(datenordner, 'zipkin.log')
  const env = { ...process.env, MEM_MAX_SPANS: SPANS, SELF_TRACING_ENABLED: 'false', STORAGE_TYPE: 'mem' }
  const zipkin = runBeside(java, [...JVM, '-jar', jar, ...listen, platz.kennzeichen], { logFile, env, givesWay: true })
  noteOwner(platz, zipkin.pid)
  const url = urlOf(port)
  for (const end = Date.now() + READY_MS; !(await isReady(url)); await sleep(100)) {
    if (!zipkin.hasExited() && Date.now() < end) continue
    await zipkin.stop()
    throw new AblaufspeicherFehler(`Zipkin ist nicht bereit geworden. Abhilfe: ${logFile} lesen.`)
  }
  return { url, pid: zipkin.pid, stop: zipkin.stop }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) }).then(
    (r) => r.ok,
    () => false,
  )
