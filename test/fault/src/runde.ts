import { setTimeout as sleep } from 'node:timers/promises'
import { ganzzahl, waehle, type Zufall } from '@weiche/test-last'
import { type Absturz, formatAbsturz } from './absturz.ts'
import type { Installation, Lauf } from './installation.ts'
import { type Eintrag, einTor, type Tore, versuche } from './kunde.ts'

const SPUREN = 8
/** Nobody is asked again sooner: the API counts requests. */
const PAUSE_MS = 600
/** What the load does not reach by then is replaced by a kill. */
const SPAETESTENS_MS = 30_000
/** Commits follow an acknowledgement for about so long. */
const NACHLAUF_MS = 1_500

/** When the process was gone, in real time, and how. */
export type Toetung = { zeit: number; wie: string }

export type Plan = {
  zufall: Zufall
  mitMongod: boolean
  /** Where it kills itself; `undefined` = after a random number of acknowledgements and a random time. */
  absturz: Absturz | undefined
  /** So many applications come in a round on average. */
  jeRunde: number
}

/** Starts the product, puts load on it, and kills it at an instant that the seed gives, measured in load and not in time. */
export async function toeteImBetrieb(
  testling: Installation,
  ledger: readonly Eintrag[],
  { zufall, mitMongod, absturz, jeRunde }: Plan,
): Promise<Toetung> {
  // Now and then it does not even get up.
  const whileStarting = !absturz && zufall() < 0.2
  const startMs = ganzzahl(zufall, 100, 3_000)
  const quittungen = ganzzahl(zufall, 0, 3 * jeRunde)
  const laterMs = ganzzahl(zufall, 0, NACHLAUF_MS)
  const order = { mitMongod, mongodFirst: zufall() < 0.5, afterMs: ganzzahl(zufall, 0, 300) }
  const lauf = testling.starte(absturz)
  let bySelf = false
  let load: Promise<void> = Promise.resolve()
  if (whileStarting) await sleep(startMs)
  else if (await testling.isBereit(lauf)) {
    const reached = Promise.withResolvers<void>()
    let left = quittungen
    load = treibe(
      einTor(testling.url),
      ledger,
      () => lauf.hasEnded(),
      () => void (left-- <= 0 && reached.resolve()),
    )
    const due = absturz ? load : Promise.race([load, reached.promise])
    await Promise.race([lauf.ende, due.then(() => sleep(laterMs)), sleep(SPAETESTENS_MS)])
    bySelf = lauf.hasEnded()
  }
  await kill(testling, lauf, order)
  await load
  const where = whileStarting ? 'beim Start' : bySelf ? `am Absturzpunkt ${formatAbsturz(absturz!)}` : 'unter Last'
  return { zeit: Date.now(), wie: `${where}${mitMongod ? ', mit mongod' : ''}` }
}

async function kill(
  testling: Installation,
  lauf: Lauf,
  { mitMongod, mongodFirst, afterMs }: { mitMongod: boolean; mongodFirst: boolean; afterMs: number },
): Promise<void> {
  if (mitMongod && mongodFirst) {
    testling.killMongod()
    await sleep(afterMs)
  }
  if (!lauf.hasEnded()) lauf.kill('SIGKILL')
  if (mitMongod) testling.killMongod()
  await lauf.ende
}

/** Several lanes work through what is open, again and again, until the process is gone or everything is done. */
export async function treibe(
  tore: Tore,
  ledger: readonly Eintrag[],
  isOver: () => boolean,
  onMoved: () => void = () => undefined,
): Promise<void> {
  const queue = ledger.filter((e) => e.phase !== 'fertig').map((e) => ({ e, from: 0 }))
  async function lane(): Promise<void> {
    while (!isOver()) {
      const next = queue.shift()
      if (!next) return
      await sleep(Math.max(0, next.from - Date.now()))
      const moved = await versuche(tore, next.e)
      if (moved) onMoved()
      if (next.e.phase !== 'fertig') queue.push({ e: next.e, from: moved ? 0 : Date.now() + PAUSE_MS })
    }
  }
  await Promise.all(Array.from({ length: SPUREN }, lane))
}

const ZIELE: readonly Absturz['ziel'][] = ['brief', 'soziales', 'eakte']

/** In turn: at random, between an effect and its evidence, between an order and its effect. */
export function absturzOf(zufall: Zufall, runde: number, jeRunde: number): Absturz | undefined {
  const punkt = { ziel: waehle(zufall, ZIELE), nummer: ganzzahl(zufall, 1, 2 * jeRunde) }
  if (runde % 3 === 0) return undefined
  return { ...punkt, wann: runde % 3 === 1 ? 'nach' : 'vor' }
}
