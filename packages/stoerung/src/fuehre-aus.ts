import type { Uhr, Zugriffslog } from '@weiche/controller'
import type { Log } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import type { Steuerungszugang } from '@weiche/steuerung'
import { BETRIEB_STROM, foldVorgang, type Reparaturauftrag } from '@weiche/vorgang'
import { verwerfe } from './geparkt.ts'
import { fehlerImAuftrag } from './reparatur.ts'
import { wirkungAuf } from './wirkung.ts'

export type StoerungDeps = {
  databases: Databases
  log: Log
  uhr: Uhr
  zugriffslog: Zugriffslog
  steuerung: Pick<Steuerungszugang, 'schluessel'>
}

/** `veraendert`: somebody wrote since it was seen; nothing was done. */
export type Einzelergebnis = {
  vorgangId: string
  ergebnis: 'getan' | 'schon-getan' | 'veraendert' | 'unbekannt' | 'nichts-zu-tun'
  grund: string
}
export type Ausfuehrung =
  | { kind: 'ausgefuehrt'; vorgaenge: Einzelergebnis[]; verworfen: number }
  | { kind: 'abgelehnt'; text: string }

const MAX_TRIES = 10

/**
 * Carries out what two persons signed. First the order goes into the log, then its effects, each under its name: broken off and
 * called again it goes on, and nothing takes effect twice.
 */
export async function fuehreAus(auftrag: Reparaturauftrag, deps: StoerungDeps): Promise<Ausfuehrung> {
  const { databases, zugriffslog, uhr, steuerung } = deps
  const { reparatur, unterschriften } = auftrag
  // Time of machines, not of the demo clock: a signature is as old as it is.
  const fehler = await fehlerImAuftrag(auftrag, steuerung.schluessel, new Date())
  if (fehler !== '') return { kind: 'abgelehnt', text: fehler }
  const person = unterschriften.map((u) => `schluessel-${u.schluessel}`).join('+')
  const vorgangIds = reparatur.vorgaenge.map(([id]) => id)
  const zeitpunkt = uhr.jetzt()
  await zugriffslog.record({ person, aktion: `betrieb.${reparatur.aktion}`, vorgangIds, zweck: 'Reparatur', zeitpunkt })
  await haltFest(auftrag, deps)
  const vorgaenge: Einzelergebnis[] = []
  for (const [vorgangId, seq] of reparatur.vorgaenge)
    vorgaenge.push({ vorgangId, ...(await wirke(vorgangId, seq, auftrag, person, deps)) })
  const verworfen = reparatur.aktion === 'verwerfen' ? await verwerfe(databases, reparatur.geparkt) : 0
  return { kind: 'ausgefuehrt', vorgaenge, verworfen }
}

async function haltFest({ reparatur, unterschriften }: Reparaturauftrag, { log, uhr }: StoerungDeps): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const seq = (await log.readSteuerung(BETRIEB_STROM)).at(-1)?.seq ?? 0
    const ereignis = { type: 'reparatur.erteilt' as const, fakten: { reparatur, unterschriften } }
    const ursache = `reparatur:${reparatur.id}`
    const { kind } = await log.appendSteuerung(BETRIEB_STROM, seq, ursache, uhr.jetzt(), [ereignis])
    if (kind !== 'conflict') return
  }
  throw new Error('the control stream of repairs is too busy')
}

async function wirke(
  vorgangId: string,
  seq: number,
  { reparatur }: Reparaturauftrag,
  person: string,
  { log, uhr }: StoerungDeps,
): Promise<Omit<Einzelergebnis, 'vorgangId'>> {
  const ursache = `betrieb.reparatur.${reparatur.id}`
  if (await log.readStub(vorgangId)) return { ergebnis: 'nichts-zu-tun', grund: 'Sein Schlüssel ist vernichtet.' }
  const commits = await log.read(vorgangId)
  if (commits.length === 0) return { ergebnis: 'unbekannt', grund: 'Den Vorgang gibt es hier nicht.' }
  if (commits.some((c) => c.service === 'review' && c.ursache === ursache))
    return { ergebnis: 'schon-getan', grund: '' }
  if (commits.length !== seq) return VERAENDERT
  const wirkung = wirkungAuf(foldVorgang(commits)!, reparatur, person)
  if (wirkung.kind === 'nichts') return { ergebnis: 'nichts-zu-tun', grund: wirkung.grund }
  const { ereignisse } = wirkung
  const entry = { vorgangId, gesehen: seq, service: 'review', ursache, zeitpunkt: uhr.jetzt(), ereignisse } as const
  const { kind } = await log.append({ ...entry, ereignisse: [...ereignisse] })
  return kind === 'conflict' ? VERAENDERT : { ergebnis: 'getan', grund: '' }
}

const VERAENDERT = {
  ergebnis: 'veraendert',
  grund: 'Seit der Auftrag angelegt wurde, ist etwas geschehen; es wurde nichts getan.',
} as const
