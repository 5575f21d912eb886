import type { KeyObject } from 'node:crypto'
import { type CommitDoc, examine } from '@weiche/log'
import { type Commit, foldVorgang, isAktuell, isRuhend, standOf, type Vorgang } from '@weiche/vorgang'
import type { Hauptbuch } from './hauptbuch.ts'
import { type Platten, platteFuer, platten } from './ordner.ts'

export type Akte = { vorgangId: string; commits: Commit[]; vorgang: Vorgang }
export type Bestand = { akten: ReadonlyMap<string, Akte>; docs: readonly CommitDoc[]; platten: Platten }

export const akteOf = (vorgangId: string, commits: Commit[]): Akte => ({
  ...{ vorgangId, commits },
  vorgang: foldVorgang(commits)!,
})

/** What must hold when everything has come to rest: the ledger, the log and the folders tell the same. */
export function pruefeEnde(
  { akten, docs, platten: dateien }: Bestand,
  hauptbuch: Hauptbuch,
  logKey: KeyObject,
): string[] {
  const found: string[] = []
  for (const { vorgangId, service, ursache } of hauptbuch.quittungen) {
    const commits = akten.get(vorgangId)?.commits.filter((c) => c.service === service && c.ursache === ursache) ?? []
    if (commits.length !== 1) found.push(`${vorgangId}: quittiert (${ursache}), im Log ${commits.length}-mal`)
  }
  const bekannt = new Set(hauptbuch.eintraege.map((e) => e.vorgangId))
  for (const id of akten.keys()) if (!bekannt.has(id)) found.push(`${id}: niemand hat das beantragt`)
  for (const akte of akten.values()) found.push(...pruefeAkte(akte).map((text) => `${akte.vorgangId}: ${text}`))
  return [...found, ...pruefeKette(docs, logKey), ...pruefePlatten([...akten.values()], dateien)]
}

function pruefeAkte({ commits, vorgang: v }: Akte): string[] {
  const found: string[] = []
  const stand = standOf(v)
  if (!isRuhend(v)) found.push(`bleibt stehen: ${stand}`)
  if (!['abgeschlossen', 'bei-person', 'nachforderung'].includes(stand)) found.push(`ruht im Stand ${stand}`)
  if (v.bescheid && !v.versand) found.push('Bescheid ohne Versand')
  if (
    v.bescheid &&
    v.entscheidung &&
    v.bescheid.fakten.entscheidung !== v.entscheidung.id &&
    v.bescheid.seq > v.entscheidung.seq
  )
    found.push('der Bescheid verkündet eine andere Entscheidung')
  if (v.versand && !v.entscheidung) found.push('Brief ohne Entscheidung')
  if (stand === 'abgeschlossen' && !v.ruecknahme && !v.bescheid) found.push('abgeschlossen ohne Bescheid')
  if (stand === 'abgeschlossen' && !v.ruecknahme && !isAktuell(v, v.entscheidung) && v.rueckgaben.length === 0)
    found.push('die Entscheidung beruht nicht auf der neuesten Eingabe')
  if (commits.some((c, i) => c.seq !== i + 1)) found.push('Lücke in der Reihenfolge')
  return found
}

/** Each commit continues the one before and is what its hash says. */
function pruefeKette(docs: readonly CommitDoc[], logKey: KeyObject): string[] {
  const found: string[] = []
  for (const [vorgangId, stream] of Map.groupBy(docs, (d) => d.vorgangId)) {
    const sorted = stream.sort((a, b) => a.seq - b.seq)
    for (const [i, doc] of sorted.entries()) {
      const previous = sorted[i - 1]
      const { isGenuine, continues } = examine(doc, previous && { hash: previous.hash.buffer }, logKey)
      if (!isGenuine || !continues) found.push(`${vorgangId} ${doc.seq}: die Kette ist gebrochen`)
    }
  }
  return found
}

/** Every file is evidenced, and everything evidenced is there: nothing performed twice, nothing left half-done. */
function pruefePlatten(akten: readonly Akte[], there: Platten): string[] {
  const belegt: Record<keyof Platten, string[]> = { brief: [], fachverfahren: [], eakte: [] }
  for (const { type, fakten } of akten.flatMap((a) => a.commits).flatMap((c) => c.ereignisse))
    if ('dateien' in fakten) belegt[platteFuer(type)].push(...fakten.dateien)
  return platten.flatMap((ort) => [
    ...belegt[ort].filter((name) => !there[ort].has(name)).map((name) => `${ort}: ${name} ist belegt und fehlt`),
    ...[...there[ort].keys()].filter((n) => !belegt[ort].includes(n)).map((n) => `${ort}: ${n} ist nicht belegt`),
    ...belegt[ort].filter((n, i) => belegt[ort].indexOf(n) !== i).map((n) => `${ort}: ${n} ist zweimal belegt`),
  ])
}
