import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { composeServices, createInstallation, createUhr, pfadeOf } from '@weiche/all-in-one'
import { berlinDatum } from '@weiche/fristen'
import { createApp, createInProcessFetch } from '@weiche/http'
import { Kanalstoerung } from '@weiche/zustellung'
import type { Empfaenger } from './empfaenger.ts'

export type Haus = Awaited<ReturnType<typeof oeffne>>
export type Grundstueck = {
  daten: string
  rules: string
  prefix: string
  mongodbUri: string
  empfaenger: Empfaenger
  raeume(): void
}

export function createGrundstueck(mongodbUri: string, prefix: string, empfaenger: Empfaenger): Grundstueck {
  const daten = mkdtempSync(join(tmpdir(), 'weiche-jahr-'))
  const rules = join(daten, 'rules')
  schreibeLeistung(rules)
  return { daten, rules, prefix, mongodbUri, empfaenger, raeume: () => rmSync(daten, { recursive: true, force: true }) }
}

/**
 * The Hundesteuer alone, in a form that knows a Versagung: no law has that, but its cases are quick, and what is looked at here
 * are days. Its words are those of other texts.
 */
function schreibeLeistung(rules: string): void {
  const from = pfadeOf('.').rules
  for (const name of ['hundesteuer', '_schema']) cpSync(join(from, name), join(rules, name), { recursive: true })
  const file = join(rules, 'hundesteuer', 'leistung.json')
  const leistung = JSON.parse(readFileSync(file, 'utf8'))
  const texte = Object.fromEntries(
    ['ausspruch', 'sachverhalt', 'erschwerung', 'ermessen', 'nachholen', 'ersetzt'].map((t) => [
      t,
      'erinnerung-belehrung',
    ]),
  )
  leistung.bescheid.versagung = { norm: '§ 66 Abs. 1 SGB I', nachholung: '§ 67 SGB I', ...texte }
  writeFileSync(file, JSON.stringify(leistung, null, 2))
}

/** Longer than the pauses of the watchdog after a few tries; what then still is due shows as a deviation. */
const LAENGSTE_PAUSE_MS = 60_000

/** Sets no type: what stands in a letter is tested elsewhere. */
const ohneSatz = {
  render: async (dokument: object) => Buffer.from(JSON.stringify(dokument)),
  renderTypst: async () => Buffer.from('%PDF'),
  close: async () => undefined,
} as unknown as NonNullable<NonNullable<Parameters<typeof composeServices>[2]>['renderer']>

/**
 * The whole product in this process on a real log, started as `npm start` does. `schneideAb(n)`: after n more commits the
 * power is gone: nothing more reaches the log, whatever was done outside already.
 */
export async function oeffne(grund: Grundstueck, jetzt: Date) {
  const uhr = createUhr(jetzt)
  const fehler: string[] = []
  const note = (event: string, _ids?: unknown, error?: unknown) => {
    if (!(error instanceof Kanalstoerung)) fehler.push(`${event} ${error instanceof Error ? error.stack : ''}`)
  }
  const installation = await createInstallation({
    pfade: { ...pfadeOf(grund.daten), rules: grund.rules },
    environment: {
      mongodbUri: grund.mongodbUri,
      mongodBin: undefined,
      searchPath: process.env['PATH'],
      hauptschluessel: undefined,
    },
    uhr,
    logger: { info: () => undefined, warn: () => undefined, error: note },
    prefix: grund.prefix,
    say: () => undefined,
    setClock: () => undefined,
  })
  let strom = Number.POSITIVE_INFINITY
  const append: typeof installation.log.append = async (entry) => {
    if (strom-- <= 0) throw new Kanalstoerung('power cut')
    return installation.log.append(entry)
  }
  const platform = { ...installation, log: { ...installation.log, append } }
  const services = composeServices(platform, grund.empfaenger.exchange, { zweitrechnung: '0', renderer: ohneSatz })
  const app = {
    logger: installation.logger,
    info: { title: 'Weiche', version: '0' },
    ratePerMinute: 1e9,
    intern: 'player',
  } as const
  const fetch = createInProcessFetch(createApp({ ...app, routers: services.routers }))
  const quiet = async () => {
    await installation.bus.quiet()
    await installation.projektion.quiet()
  }
  await installation.projektion.start()
  await installation.waechter.wakeAll()
  await quiet()
  return {
    platform: installation,
    uhr,
    fetch,
    quiet,
    fehler,
    schneideAb: (commits: number) => {
      strom = commits
    },
    hatStrom: () => strom > 0,
    /**
     * Wakes what is due until nothing more is. What was woken just before the power went is woken again after a pause, in real
     * time: a day of the year is shorter than that, so it is waited for.
     */
    async wecke() {
      for (const bis = Date.now() + LAENGSTE_PAUSE_MS; ; await setTimeout(100)) {
        while ((await installation.waechter.wakeDue()) > 0) await quiet()
        const frage = { heute: berlinDatum(uhr.jetzt()), sollTage: 42, vorlauf: 14, anzahl: 1 }
        const [next] = (await installation.projektion.wartet(frage)).demnaechst
        const isDue = next !== undefined && next.faellig!.am <= frage.heute
        if (!isDue || strom <= 0 || Date.now() > bis) return
      }
    },
    async schliesse() {
      await installation.halt()
      await services.stop()
      await installation.stop()
    },
  }
}
