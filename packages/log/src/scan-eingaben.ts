import type { Databases } from '@weiche/mongo'
import { SchluesselVernichtet, type VorgangSiegel } from '@weiche/siegel'
import type { Commit, EreignisTyp } from '@weiche/vorgang'
import { type CommitDoc, openCommit } from './commit-doc.ts'

/** The newest checked input of one Vorgang. `geprueft`: the commit with its `antrag.geprueft`. */
export type Eingabestand = { vorgangId: string; leistung: string; eingangsdatum: string; geprueft: Commit }

/** Ids from `von` (inclusive) to `bis` (exclusive); parts can be read side by side. */
export type Bereich = { von: string; bis: string }

const TYPEN: readonly EreignisTyp[] = ['antrag.eingegangen', 'antrag.geprueft']

/** What every Vorgang says now, page by page in order of ids; what was erased is left out. Flat memory. */
export async function* scanEingaben(
  databases: Pick<Databases, 'log'>,
  siegel: Pick<VorgangSiegel, 'open'>,
  { von, bis }: Bereich,
  seite = 200,
): AsyncGenerator<Eingabestand[]> {
  const commits = databases.log.collection<CommitDoc>('commits')
  const filter = { vorgangId: { $gte: von, $lt: bis }, 'ereignisse.type': { $in: [...TYPEN] } }
  const options = { readConcern: { level: 'majority' }, batchSize: 2 * seite } as const
  let page: Paar[] = []
  let hier: Paar | undefined
  for await (const doc of commits.find(filter, options).sort({ vorgangId: 1, seq: 1 })) {
    if (hier?.vorgangId !== doc.vorgangId) {
      if (hier?.geprueft) page.push(hier)
      hier = { vorgangId: doc.vorgangId, eingang: undefined, geprueft: undefined }
    }
    for (const { type, fakten } of doc.ereignisse) {
      if (type === 'antrag.eingegangen') hier.eingang = fakten
      if (type === 'antrag.geprueft') hier.geprueft = doc
    }
    if (page.length < seite) continue
    yield await open(siegel, page)
    page = []
  }
  if (hier?.geprueft) page.push(hier)
  if (page.length > 0) yield await open(siegel, page)
}

type Paar = { vorgangId: string; eingang: Record<string, unknown> | undefined; geprueft: CommitDoc | undefined }

/** All at once, so that their keys are fetched in one go. */
async function open(siegel: Pick<VorgangSiegel, 'open'>, paare: readonly Paar[]): Promise<Eingabestand[]> {
  const opened = await Promise.all(
    paare.map(async ({ vorgangId, eingang, geprueft }): Promise<Eingabestand | undefined> => {
      const commit = await openCommit(siegel, geprueft!).catch(unlessErased)
      if (!commit || !eingang) return undefined
      const { leistung, eingangsdatum } = eingang
      return { vorgangId, leistung: String(leistung), eingangsdatum: String(eingangsdatum), geprueft: commit }
    }),
  )
  return opened.filter((e) => e !== undefined)
}

function unlessErased(error: unknown): undefined {
  if (!(error instanceof SchluesselVernichtet)) throw error
}
