import { randomUUID } from 'node:crypto'
import type { Logger, Regelwerke, Uhr } from '@weiche/controller'
import type { Log } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import { ladePaket, type Paket } from '@weiche/regelwerk'
import { createAusgaben } from './ausgaben.ts'
import { type Befehle, createBefehle } from './befehle.ts'
import { type Freigabe, gibFrei } from './freigabe.ts'
import { findLeistungen } from './ordner.ts'
import { createSteuerungsstand } from './stand.ts'

export type RegelwerkeDeps = {
  databases: Databases
  log: Pick<Log, 'readSteuerung' | 'appendSteuerung'>
  /** Folder with one Leistungspaket per subfolder. */
  ordner: string
  uhr: Uhr
  logger: Logger
  newId?: () => string
}

export type SteuerbareRegelwerke = Regelwerke &
  Befehle & {
    /** What start-up made of each folder. */
    freigaben: readonly Freigabe[]
    close(): Promise<void>
  }

/** Compiled packages kept; more than one is only needed around a release. */
const MAX_COMPILED = 20

/** Releases what changed below `ordner`; from then on rules come from the store only, by the Ausgabe in force. */
export async function createRegelwerke(deps: RegelwerkeDeps): Promise<SteuerbareRegelwerke> {
  const { databases, log, ordner, uhr, logger } = deps
  const ausgaben = createAusgaben(databases)
  const stand = createSteuerungsstand(log)
  const compiled = new Map<string, Promise<Paket>>()

  const freigaben: Freigabe[] = []
  for (const leistung of await findLeistungen(ordner)) {
    const freigabe = await gibFrei(ordner, leistung, { ausgaben, stand, uhr })
    freigaben.push(freigabe)
    logger[freigabe.kind === 'abgelehnt' ? 'error' : 'info'](`leistungspaket.${freigabe.kind}`, {
      leistung,
      ausgabe: freigabe.ausgabe ?? '',
      meldungen: freigabe.meldungen.length,
    })
  }
  async function compile(leistung: string, hash: string): Promise<Paket> {
    const geladen = ladePaket(Object.fromEntries(await ausgaben.load(leistung, hash)))
    if ('paket' in geladen) return geladen.paket
    throw new Error(`Ausgabe ${hash} of ${leistung} no longer loads: ${geladen.fehler[0]?.text}`)
  }

  function paketOf(leistung: string, hash: string): Promise<Paket> {
    const kept = compiled.get(hash)
    if (kept) return kept
    const compiling = compile(leistung, hash)
    compiled.set(hash, compiling)
    if (compiled.size > MAX_COMPILED) compiled.delete(compiled.keys().next().value!)
    compiling.catch(() => compiled.delete(hash))
    return compiling
  }

  const released = new Set<string>()
  for (const leistung of await ausgaben.leistungen()) {
    const { ausgabe } = await stand.read(leistung)
    if (ausgabe === undefined) continue
    released.add(leistung)
    // One Leistung whose rules no longer load must not keep the others from starting.
    await paketOf(leistung, ausgabe).catch((error) => logger.error('ausgabe.unbrauchbar', { leistung, ausgabe }, error))
  }

  return {
    freigaben,
    leistungen: () => [...released].sort(),
    async aktuell(leistung) {
      const steuerung = await stand.read(leistung)
      if (steuerung.ausgabe === undefined) throw new Error(`no Ausgabe of ${leistung} was ever released`)
      return { paket: await paketOf(leistung, steuerung.ausgabe), ausgabe: steuerung.ausgabe, steuerung }
    },
    zu: paketOf,
    ...createBefehle({ stand, uhr, newId: deps.newId ?? randomUUID, isKnown: (leistung) => released.has(leistung) }),
    async close() {
      compiled.clear()
    },
  }
}
