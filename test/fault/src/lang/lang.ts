import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { KafkaFehler } from '@weiche/kafka-broker'
import { createZufall, type Zufall } from '@weiche/test-last'
import { type Bestand, readLaufend } from '../bestand.ts'
import { createFaelle, type Fall } from '../faelle.ts'
import type { Eintrag } from '../kunde.ts'
import { type Abweichung, ergebnisse, pruefe, vergleiche } from '../vergleich.ts'
import { laufeDurch } from '../versuch.ts'
import type { Protokoll } from './bericht.ts'
import { erholungOf } from './erholung.ts'
import { haengeEin } from './kleine-platte.ts'
import { lageOf, warteAufRuhe } from './ruhe.ts'
import { starteStrom } from './strom.ts'
import type { Mass, Szenario } from './szenario.ts'
import { starteTestcluster, type Testcluster } from './testcluster.ts'

export type LangOptionen = {
  seed: number
  mass: Mass
  szenarien: readonly Szenario[]
  /** As of `npm run cluster`. */
  scale?: readonly string[]
  say(text: string): void
}
export type LangBericht = { protokolle: Protokoll[]; ordner: string; entferne(): void }

/** More than any run needs; only those that were taken are submitted. */
const VORRAT = 4_000
const RUHE_MS = 600_000
/** The heads are at most a second behind. */
const BEZEUGT_MS = 1_500
/** So many deviations are told at once, for who looks for the reason while everything still runs. */
const SOGLEICH = 5

/**
 * All scenarios on one cluster, each followed by quiescence and comparison; then the same applications in one undisturbed process,
 * whose decisions are the measure. @throws KafkaFehler where no Kafka can be had.
 */
export async function fuehreLang(optionen: LangOptionen): Promise<LangBericht> {
  const { seed, say } = optionen
  const ordner = mkdtempSync(join(tmpdir(), 'weiche-lang-'))
  const platte = haengeEin(join(ordner, 'c'))
  const entferne = () => {
    platte?.loese()
    rmSync(ordner, { recursive: true, force: true })
  }
  // Killed, nobody reads what is left, and a file system that stays mounted costs memory. The cluster ends with us.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      entferne()
      process.exit(130)
    })
  }
  const begin = Date.now()
  const zeit = (text: string) => say(`${String(Math.round((Date.now() - begin) / 1000)).padStart(5)} s  ${text}`)
  const vorrat = (await createFaelle(seed, VORRAT)).values()
  const said = (text: string) => zeit(`[cluster] ${text}`)
  const cluster = await starteTestcluster(join(ordner, 'c'), optionen.scale ?? [], said).catch((error) => {
    if (error instanceof KafkaFehler) entferne()
    throw error
  })
  const ledger: Eintrag[] = []
  const protokolle: Protokoll[] = []
  const bekannt = new Set<string>()
  try {
    for (const szenario of optionen.szenarien) {
      zeit(`${szenario.name}: ${szenario.hypothese}`)
      const zufall = createZufall(seed + protokolle.length)
      const p = await fuehre(szenario, {
        ...{ cluster, zufall, vorrat, ledger, mass: optionen.mass, say: zeit, platteKlein: platte !== undefined },
      })
      // What went wrong before is still wrong, and told once.
      p.abweichungen = p.abweichungen.filter((a) => !bekannt.has(a.text))
      for (const { text } of p.abweichungen) bekannt.add(text)
      protokolle.push(p)
      const sekunden = (p.erholung.maxMs / 1000).toFixed(1)
      zeit(`${szenario.name}: ${p.abweichungen.length} Abweichungen, Erholung ${sekunden} s`)
      for (const { text } of p.abweichungen.slice(0, SOGLEICH)) say(`         ${text}`)
    }
  } finally {
    await cluster.stop()
  }
  zeit(`Zum Vergleich ${ledger.length} Anträge ungestört in einem Prozess …`)
  await vergleicheMitUngestoert(join(ordner, 'e'), ledger, protokolle).catch((error: Error) =>
    protokolle.at(-1)?.abweichungen.push(gescheitert('Der Vergleich mit dem ungestörten Lauf', error)),
  )
  return { protokolle, ordner, entferne }
}

/** What stops an experiment is a finding, and never the reason that the others are not told. */
const gescheitert = (was: string, error: Error): Abweichung => ({
  art: 'anders',
  text: `${was} ist gescheitert: ${error.stack ?? error.message}`,
})

type Umstaende = {
  cluster: Testcluster
  zufall: Zufall
  vorrat: Iterator<Fall>
  mass: Mass
  platteKlein: boolean
  say(text: string): void
  /** Everything that was ever submitted here; grows. */
  ledger: Eintrag[]
}

async function fuehre(szenario: Szenario, u: Umstaende): Promise<Protokoll> {
  const { cluster, zufall, mass, say, ledger, platteKlein } = u
  const begin = performance.now()
  const { name } = szenario
  const leer = { name, antraege: 0, dauerMs: 0, erholung: { p50Ms: 0, maxMs: 0 }, ledger: [], bestand: undefined }
  const fehlt = szenario.fehlt?.(u)
  if (fehlt) return { ...leer, getan: `nicht hier: ${fehlt}`, abweichungen: [] }
  const strom = starteStrom(u.vorrat, () => cluster.tore(zufall), szenario.jeSekunde)
  const found: Abweichung[] = []
  const getan = await szenario.stoere({ cluster, zufall, mass, say, platteKlein }).catch((error: Error) => {
    say(`  ABGEBROCHEN: ${error.message}`)
    found.push(gescheitert('Die Hypothese', error))
    return 'abgebrochen'
  })
  cluster.leitung.setze(() => undefined)
  cluster.setze({ nachrichten: null, uhrMs: 0 })
  const geheilt = { um: Date.now(), bei: performance.now() }
  let bestand: Bestand | undefined
  let maxMs = 0
  try {
    await strom.stop(RUHE_MS)
    const offen = await warteAufRuhe(cluster.databases, strom.ledger, RUHE_MS)
    maxMs = performance.now() - geheilt.bei
    for (const text of await lageOf(cluster.databases, offen))
      found.push({ art: 'verloren', text: `bleibt liegen: ${text}` })
    await sleep(BEZEUGT_MS)
    bestand = await readLaufend(cluster.pfade, cluster.mongodbUri)
    // Earlier ones may not change any more either.
    found.push(...pruefe([...ledger, ...strom.ledger], bestand, cluster.pfade))
  } catch (error) {
    found.push(gescheitert('Die Prüfung', error as Error))
  }
  ledger.push(...strom.ledger)
  const p50Ms = bestand ? erholungOf(strom.ledger, bestand, geheilt.um) : 0
  return {
    ...{ name, antraege: strom.ledger.length, getan, abweichungen: found, erholung: { p50Ms, maxMs }, bestand },
    ...{ dauerMs: performance.now() - begin, ledger: strom.ledger },
  }
}

async function vergleicheMitUngestoert(daten: string, ledger: readonly Eintrag[], protokolle: Protokoll[]) {
  const einzeln = await laufeDurch(
    daten,
    ledger.map((e) => e.fall),
    async () => [],
  )
  const soll = ergebnisse(einzeln.ledger, einzeln.bestand)
  for (const p of protokolle) if (p.bestand) p.abweichungen.push(...vergleiche(p.ledger, p.bestand, soll))
}
