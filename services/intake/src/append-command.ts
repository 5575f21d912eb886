import type { Uhr, VorgangLog } from '@weiche/controller'
import { type Commit, type Ereignis, foldVorgang, type Vorgang } from '@weiche/vorgang'
import type { Entschluss } from './decide-nachreichung.ts'

export type CommandResult<E extends { kind: string } = Entschluss> =
  | { kind: 'appended' | 'already'; commit: Commit; vorgang: Vorgang }
  | Exclude<E, { kind: 'append' }>
  | { kind: 'unbekannt' }
  | { kind: 'ueberholt' }

type Anhang = { kind: 'append'; ereignisse: Ereignis[] }
const isAnhang = (e: { kind: string }): e is Anhang => e.kind === 'append'

const MAX_TRIES = 20

/** A command of the citizen on an existing Vorgang: once per key, decided again whenever somebody else wrote first. */
export async function appendCommand<E extends { kind: string } = Entschluss>(
  deps: { log: VorgangLog; uhr: Uhr },
  vorgangId: string,
  key: string,
  decide: (vorgang: Vorgang) => E | Anhang,
): Promise<CommandResult<E>> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const commits = await deps.log.read(vorgangId)
    const vorgang = foldVorgang(commits)
    if (!vorgang) return { kind: 'unbekannt' }
    const done = commits.find((c) => c.service === 'intake' && c.ursache === key)
    if (done) return { kind: 'already', commit: done, vorgang }
    const entschluss = decide(vorgang)
    if (!isAnhang(entschluss)) return entschluss as Exclude<E, { kind: 'append' }>
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
