import type { FaktenCommit } from './commit-doc.ts'
import type { VorgangStub } from './log-port.ts'

/** Folds the readable part of an erased stream. */
export function foldStub(commits: readonly FaktenCommit[]): VorgangStub | undefined {
  const first = commits[0]
  const last = commits.at(-1)
  const antrag = first?.ereignisse.find((e) => e.type === 'antrag.eingegangen')
  if (!last || !antrag) return undefined
  return {
    geloescht: true,
    vorgangId: last.vorgangId,
    seq: last.seq,
    leistung: String(antrag.fakten['leistung']),
    verlauf: commits.flatMap(({ seq, zeitpunkt, service, ereignisse }) =>
      ereignisse.map(({ type }) => ({ seq, zeitpunkt, service, type })),
    ),
  }
}
