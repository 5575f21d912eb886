import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createZufall } from '@weiche/test-last'
import { createMuster, musterFor, nameOf, type Profil, root, stelleAuf } from '../aufstellung.ts'
import { messeBlock } from '../block.ts'
import { type Ablauf, fahreLast, quantil } from '../last.ts'
import type { Optionen } from '../optionen.ts'
import { WARM } from '../profil.ts'
import { mitSpanne, type Tafel } from '../tafel.ts'
import { startDatenbank } from '../umgebung.ts'
import { type Clusteraufstellung, type Spuren, stelleClusterAuf, type Teil, teile } from './aufstellung.ts'
import { messeRueckstand } from './rueckstand.ts'
import type { Umfeld } from './umfeld.ts'
import { cpuMs } from './verbrauch.ts'

const PERSONEN = 12
/** Sixteen processes have to warm up, each by its share of the cases; after a few thousand most code still runs uncompiled. */
const WARM_VERTEILT: Record<Profil, number> = { ohne: 10_000, voll: 1_500 }
/** By then the reconciler, who looks every minute, has checked what came last. */
const RUHE_AB_MS = 90_000
const RUHE_MS = 20_000
const OFFEN = { jeSekunde: 10, sekunden: 15 }

type Block = { jeSekunde: number; p50Ms: number; p99Ms: number; cpu: Record<Teil, number>; cpuMs: number }

/** The distributed product beside the one in one process, in one run on one machine; then what tracing costs it. */
export async function messeCluster(ordner: string, optionen: Optionen, tafel: Tafel, say: (text: string) => void) {
  const muster = await createMuster(optionen.seed, PERSONEN, optionen.nachweise)
  const umfeld = { ordner, muster, optionen, tafel, say }
  const profile = (['ohne', 'voll'] as const).filter((p) => optionen.teile.has(p))
  for (const profil of profile) {
    const einzeln = await messeEingebettet(profil, umfeld)
    const bloecke = await messeVerteilt(profil, 'aus', umfeld)
    const gegen = 'CPU je Fall in einem Prozess'
    const value = mitSpanne(bloecke.map((b) => b.cpuMs)).value
    tafel.add({
      name: `${nameOf(profil, optionen.nachweise)}: in einem Prozess, CPU mit mongod je Fall`,
      value: einzeln,
      unit: 'ms',
    })
    tafel.add({
      name: `${nameOf(profil, optionen.nachweise)}: Verhältnis der CPU je Fall`,
      value: value / einzeln,
      unit: 'mal',
      gegen,
    })
    if (profil === 'ohne' && optionen.teile.has('spuren')) await messeSpuren(bloecke, umfeld)
  }
  if (optionen.teile.has('rueckstand')) await messeRueckstand(umfeld)
}

async function messeEingebettet(profil: Profil, { ordner, muster, optionen, say }: Umfeld): Promise<number> {
  const db = await startDatenbank(join(ordner, `db-${profil}`), join(root, '.weiche', 'bin'))
  try {
    const aufstellung = await stelleAuf(profil, { db, ordner, name: `ein${profil}`, nachweise: optionen.nachweise })
    const zufall = createZufall(optionen.seed)
    const ablauf = { art: 'geschlossen', gleichzeitig: optionen.gleichzeitig } as const
    const own = musterFor(profil, muster)
    await messeBlock(aufstellung, own, { zufall, ab: 0, anzahl: WARM[profil], ablauf })
    const block = await messeBlock(aufstellung, own, { zufall, ab: WARM[profil], anzahl: optionen.faelle, ablauf })
    await aufstellung.produkt.ende()
    say(`  ${nameOf(profil, optionen.nachweise)}, ein Prozess: ${block.jeSekunde.toFixed(1)} je Sekunde`)
    return block.serverCpuMs + block.mongodCpuMs
  } finally {
    await db.stop()
  }
}

async function messeVerteilt(profil: Profil, spuren: Spuren, umfeld: Umfeld): Promise<Block[]> {
  const { ordner, muster, optionen, tafel, say } = umfeld
  const name = `${nameOf(profil, optionen.nachweise)}${spuren === 'aus' ? '' : `, Spuren ${spuren}`}`
  say(`  ${name}: der Cluster startet …`)
  const cluster = await stelleClusterAuf(profil, join(ordner, `${profil}-${spuren}`), spuren, optionen, say)
  const zufall = createZufall(optionen.seed)
  let ab = 0
  async function block(anzahl: number, ablauf: Ablauf): Promise<Block> {
    const before = cluster.verbrauch()
    const last = { zufall, ab, anzahl, ablauf }
    const { latenzenMs, dauerMs } = await fahreLast(cluster, musterFor(profil, muster), last)
    ab += anzahl
    await cluster.abgelegt(ab)
    const after = cluster.verbrauch()
    const cpu = Object.fromEntries(teile.map((t) => [t, (after[t].cpuMs - before[t].cpuMs) / anzahl]))
    const cpuMs = Object.values(cpu).reduce((a, b) => a + b, 0)
    const jeSekunde = anzahl / (dauerMs / 1000)
    say(`  ${name}: ${ab} Anträge, ${jeSekunde.toFixed(1)} je Sekunde, CPU je Fall ${cpuMs.toFixed(1)} ms`)
    const [p50Ms, p99Ms] = [quantil(latenzenMs, 0.5), quantil(latenzenMs, 0.99)]
    return { jeSekunde, p50Ms, p99Ms, cpu: cpu as Record<Teil, number>, cpuMs }
  }
  try {
    const geschlossen = { art: 'geschlossen', gleichzeitig: optionen.gleichzeitig } as const
    await block(WARM_VERTEILT[profil], geschlossen)
    const bloecke: Block[] = []
    for (let i = 0; i < optionen.wiederholungen; i++) bloecke.push(await block(optionen.faelle, geschlossen))
    zeige(tafel, `${name}, ${optionen.gleichzeitig} gleichzeitig`, bloecke)
    if (spuren === 'aus') {
      const offen = await block(OFFEN.jeSekunde * OFFEN.sekunden, { art: 'offen', jeSekunde: OFFEN.jeSekunde })
      const what = `${name}, ${OFFEN.jeSekunde} je Sekunde von außen`
      tafel.add({ name: `${what}: Dauer p50`, value: offen.p50Ms, unit: 'ms' })
      tafel.add({ name: `${what}: Dauer p99`, value: offen.p99Ms, unit: 'ms' })
    }
    await messeRuhe(name, cluster, tafel)
    return bloecke
  } finally {
    await cluster.ende()
  }
}

function zeige(tafel: Tafel, name: string, bloecke: readonly Block[]): void {
  const add = (what: string, unit: string, of: (b: Block) => number) =>
    tafel.add({ name: `${name}: ${what}`, ...mitSpanne(bloecke.map(of)), unit })
  add('Anträge bis zum versandten Bescheid', '/s', (b) => b.jeSekunde)
  add('Dauer p50 unter voller Last', 'ms', (b) => b.p50Ms)
  add('Dauer p99 unter voller Last', 'ms', (b) => b.p99Ms)
  add('CPU aller Prozesse je Fall', 'ms', (b) => b.cpuMs)
  for (const teil of teile) add(`davon ${teil}`, 'ms', (b) => b.cpu[teil])
}

/** After the load, when nothing comes any more. */
async function messeRuhe(name: string, cluster: Clusteraufstellung, tafel: Tafel): Promise<void> {
  await sleep(RUHE_AB_MS)
  const look = () => ({ teile: cluster.verbrauch(), je: cluster.prozesse.map((p) => cpuMs(p.pid)) })
  const before = look()
  await sleep(RUHE_MS)
  const after = look()
  const share = (a: number, b: number) => (100 * (b - a)) / RUHE_MS
  const je = before.je.map((ms, i) => share(ms, after.je[i]!))
  const add = (what: string, value: number, unit: string) =>
    tafel.add({ name: `${name}, in Ruhe: ${what}`, value, unit })
  add('CPU je Prozess eines Dienstes, im Mittel', je.reduce((a, b) => a + b, 0) / je.length, '% eines Kerns')
  add('CPU des unruhigsten Prozesses', Math.max(...je), '% eines Kerns')
  const all = teile.map((t) => share(before.teile[t].cpuMs, after.teile[t].cpuMs))
  for (const [i, teil] of teile.entries()) add(`CPU ${teil}`, all[i]!, '% eines Kerns')
  add(
    'CPU des ganzen Clusters',
    all.reduce((a, b) => a + b, 0),
    '% eines Kerns',
  )
  const bytes = teile.reduce((sum, t) => sum + after.teile[t].rss, 0)
  add('Speicher des ganzen Clusters', bytes / 1e6, 'MB')
}

/** CPU of the services alone: the store stands elsewhere in operation. */
async function messeSpuren(aus: readonly Block[], umfeld: Umfeld): Promise<void> {
  const dienste = (bloecke: readonly Block[]) => mitSpanne(bloecke.map((b) => b.cpuMs - b.cpu.Zipkin)).value
  for (const spuren of ['zehntel', 'voll'] as const) {
    const bloecke = await messeVerteilt('ohne', spuren, umfeld)
    const value = 100 * (dienste(bloecke) / dienste(aus) - 1)
    const name = `Spuren ${spuren}: mehr CPU je Fall (ohne Zipkin)`
    umfeld.tafel.add({ name, value, unit: '%', gegen: 'ohne Spuren' })
  }
}
