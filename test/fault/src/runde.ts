import { setTimeout as sleep } from 'node:timers/promises'
import { ganzzahl, waehle, type Zufall } from '@weiche/test-last'
import type { Absturz } from './absturz.ts'
import type { Installation, Lauf } from './installation.ts'
import { type Eintrag, versuche } from './kunde.ts'

const SPUREN = 8
/** Nobody is asked again sooner: the API counts requests. */
const PAUSE_MS = 600
/** A crash point that the load does not reach is replaced by a kill after this time. */
const SPAETESTENS_MS = 10_000

/** When the process was gone, in real time, and how. */
export type Toetung = { zeit: number; wie: string }

/** Starts the product, puts load on it, and kills it at an instant that the seed gives. */
export async function toeteImBetrieb(
  testling: Installation,
  offen: readonly Eintrag[],
  { zufall, mitMongod, absturz }: { zufall: Zufall; mitMongod: boolean; absturz: Absturz | undefined },
): Promise<Toetung> {
  // Now and then it does not even get up.
  const whileStarting = !absturz && zufall() < 0.2
  const delay = whileStarting ? ganzzahl(zufall, 100, 3_000) : ganzzahl(zufall, 200, 4_000)
  const mongodFirst = zufall() < 0.5
  const lauf = testling.starte(absturz)
  if (whileStarting) await sleep(delay)
  else if (await testling.isBereit(lauf)) {
    const load = treibe(testling.url, offen, () => lauf.hasEnded())
    await Promise.race([lauf.ende, sleep(absturz ? SPAETESTENS_MS : delay)])
    await kill(testling, lauf, { mitMongod, mongodFirst, afterMs: ganzzahl(zufall, 0, 300) })
    await load
  }
  const bySelf = absturz && lauf.hasEnded()
  await kill(testling, lauf, { mitMongod, mongodFirst: false, afterMs: 0 })
  const zeit = Date.now()
  const where = whileStarting ? 'beim Start' : bySelf ? 'am Absturzpunkt' : 'unter Last'
  return { zeit, wie: `${where}${mitMongod ? ', mit mongod' : ''}` }
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
export async function treibe(url: string, offen: readonly Eintrag[], isOver: () => boolean): Promise<void> {
  const queue = offen.filter((e) => e.phase !== 'fertig').map((e) => ({ e, from: 0 }))
  async function lane(): Promise<void> {
    while (!isOver()) {
      const next = queue.shift()
      if (!next) return
      await sleep(Math.max(0, next.from - Date.now()))
      const moved = await versuche(url, next.e)
      if (next.e.phase !== 'fertig') queue.push({ e: next.e, from: moved ? 0 : Date.now() + PAUSE_MS })
    }
  }
  await Promise.all(Array.from({ length: SPUREN }, lane))
}

const ZIELE: readonly Absturz['ziel'][] = ['brief', 'soziales', 'eakte']

/** In turn: at random, between an effect and its evidence, between an order and its effect. */
export function absturzOf(zufall: Zufall, runde: number): Absturz | undefined {
  const punkt = { ziel: waehle(zufall, ZIELE), nummer: ganzzahl(zufall, 1, 6) }
  if (runde % 3 === 0) return undefined
  return { ...punkt, wann: runde % 3 === 1 ? 'nach' : 'vor' }
}
