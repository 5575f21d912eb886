import type { Uhr, VorgangLog } from '@weiche/controller'
import { type Commit, foldVorgang, type Vorgang } from '@weiche/vorgang'
import type { Entschluss } from './decide-nachreichung.ts'

export type CommandResult =
  | { kind: 'appended' | 'already'; commit: Commit; vorgang: Vorgang }
  | Exclude<Entschluss, { kind: 'append' }>
  | { kind: 'unbekannt' }
  | { kind: 'ueberholt' }

const MAX_TRIES = 20

/** A command of the citizen on an existing Vorgang: once per key, decided again whenever somebody else wrote first. */
export async function appendCommand(
  deps: { log: VorgangLog; uhr: Uhr },
  vorgangId: string,
  key: string,
  decide: (vorgang: Vorgang) => Entschluss,
): Promise<CommandResult> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const commits = await deps.log.read(vorgangId)
    const vorgang = foldVorgang(commits)
    if (!vorgang) return { kind: 'unbekannt' }
    const done = commits.find((c) => c.service === 'intake' && c.ursache === key)
    if (done) return { kind: 'already', commit: done, vorgang }
    const entschluss = decide(vorgang)
    if (entschluss.kind !== 'append') return entschluss
    const result = await deps.log.append({
      vorgangId,
      gesehen: vorgang.seq,
      service: 'intake',
      ursache: key,
      zeitpunkt: deps.uhr.jetzt(),
      ereignisse: entschluss.ereignisse,
    })
    if (result.kind !== 'conflict') return { ...result, vorgang }
  }
  return { kind: 'ueberholt' }
}
