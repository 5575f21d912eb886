import { randomUUID } from 'node:crypto'
import type { Uhr } from '@weiche/controller'
import type { Log } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import { ladePaket, type Paket } from '@weiche/regelwerk'
import { dateiHashes } from './ausgabe.ts'
import { type Ausgaben, createAusgaben } from './ausgaben.ts'
import { type Befehle, createBefehle } from './befehle.ts'
import { type Freigabeergebnis, type Freigabevorschlag, gibMitUnterschriftFrei } from './freigeben.ts'
import { createSchluesselverwaltung, type Schluesselverwaltung } from './schluesselverwaltung.ts'
import type { Unterzeichner } from './signatur.ts'
import { createSteuerungsstand, type Steuerungsstand } from './stand.ts'

export type ZugangDeps = {
  databases: Databases
  log: Pick<Log, 'readSteuerung' | 'appendSteuerung'>
  uhr: Uhr
  /** The installation's own key, see `installationsschluessel`. */
  installation: Unterzeichner
  newId?: () => string
}

/** A compiled Ausgabe with the hash of each of its files. */
export type GeladeneAusgabe = { paket: Paket; dateien: Readonly<Record<string, string>> }

/** Everything about releases and switches of an installation, for services and for the command line. */
export type Steuerungszugang = Befehle & {
  ausgaben: Ausgaben
  stand: Steuerungsstand
  schluessel: Schluesselverwaltung
  /** Leistungen of which an Ausgabe is in force; at most a second late. */
  leistungen(): Promise<string[]>
  /** @throws when it is missing, was changed, or no longer loads. */
  lade(leistung: string, ausgabe: string): Promise<GeladeneAusgabe>
  /** One person signs a stored Ausgabe; see `gibMitUnterschriftFrei`. */
  gibFrei(vorschlag: Freigabevorschlag, wer: Unterzeichner): Promise<Freigabeergebnis>
}

/** Compiled packages kept; more than one is only needed around a release. */
const MAX_COMPILED = 20
const FRESH_MS = 500

export function createSteuerungszugang(deps: ZugangDeps): Steuerungszugang {
  const { databases, log, uhr, installation, newId = randomUUID } = deps
  const ausgaben = createAusgaben(databases)
  const stand = createSteuerungsstand(log, installation.oeffentlich)
  const compiled = new Map<string, Promise<GeladeneAusgabe>>()
  let released: { names: Promise<string[]>; readAt: number } | undefined

  async function compile(leistung: string, hash: string): Promise<GeladeneAusgabe> {
    const dateien = await ausgaben.load(leistung, hash)
    const geladen = ladePaket(Object.fromEntries(dateien))
    if ('paket' in geladen) return { paket: geladen.paket, dateien: dateiHashes(dateien) }
    throw new Error(`Ausgabe ${hash} of ${leistung} no longer loads: ${geladen.fehler[0]?.text}`)
  }

  async function readReleased(): Promise<string[]> {
    const names = await ausgaben.leistungen()
    const states = await Promise.all(names.map((name) => stand.read(name)))
    return names.filter((_, i) => states[i]!.ausgabe !== undefined).sort()
  }

  async function leistungen(): Promise<string[]> {
    if (!released || performance.now() - released.readAt > FRESH_MS) {
      const names = readReleased()
      names.catch(() => (released = undefined))
      released = { names, readAt: performance.now() }
    }
    return released.names
  }

  return {
    ausgaben,
    stand,
    schluessel: createSchluesselverwaltung({ stand, uhr, installation, newId, leistungen: ausgaben.leistungen }),
    leistungen,
    lade(leistung, hash) {
      const kept = compiled.get(hash)
      if (kept) return kept
      const compiling = compile(leistung, hash)
      compiled.set(hash, compiling)
      if (compiled.size > MAX_COMPILED) compiled.delete(compiled.keys().next().value!)
      compiling.catch(() => compiled.delete(hash))
      return compiling
    },
    gibFrei: (vorschlag, wer) => gibMitUnterschriftFrei(vorschlag, wer, { stand, uhr, installation }),
    ...createBefehle({
      stand,
      uhr,
      newId,
      isKnown: async (leistung) => (await stand.read(leistung)).ausgabe !== undefined,
    }),
  }
}
