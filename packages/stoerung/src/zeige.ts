import type { Log } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import { bestand } from '@weiche/projektion'
import type { Stand } from '@weiche/vorgang'

/** One Vorgang as operations may see it: states, codes, ids and times; nothing sealed is opened. */
export type Technikansicht = {
  vorgangId: string
  leistung: string
  stand: Stand | null
  ruhend: boolean | null
  codes: string[]
  weckversuche: number | null
  naechsterWeckruf: string | null
  verlauf: { seq: number; zeitpunkt: string; service: string; ursache: string; ereignisse: string[]; codes: string[] }[]
}

/** Causes of controllers name their handler; what somebody outside sent as a key stays hidden. */
const EIGENE = /^([a-z]+\.[A-Za-z.-]+):[^:]+:\d+\.\d+:(\d+)$/

export async function zeige(
  { databases, log }: { databases: Databases; log: Pick<Log, 'readFakten'> },
  vorgangId: string,
): Promise<Technikansicht | undefined> {
  const commits = await log.readFakten(vorgangId)
  if (commits.length === 0) return undefined
  const zeile = await bestand(databases).findOne({ _id: vorgangId })
  const leistung = commits[0]?.ereignisse[0]?.fakten['leistung']
  return {
    vorgangId,
    leistung: typeof leistung === 'string' ? leistung : '',
    stand: zeile?.stand ?? null,
    ruhend: zeile?.ruhend ?? null,
    codes: zeile?.codes ?? [],
    weckversuche: zeile?.weckversuche ?? null,
    naechsterWeckruf: zeile && !zeile.ruhend ? zeile.weckenAb.toISOString() : null,
    verlauf: commits.map(({ seq, zeitpunkt, service, ursache, ereignisse }) => {
      const eigene = EIGENE.exec(ursache)
      return {
        ...{ seq, zeitpunkt, service, ursache: eigene ? `${eigene[1]}, Versuch ${eigene[2]}` : '' },
        ereignisse: ereignisse.map((e) => e.type),
        codes: [...new Set(ereignisse.flatMap((e) => codesOf(e.fakten['codes'])))],
      }
    }),
  }
}

const codesOf = (codes: unknown): string[] => (Array.isArray(codes) ? codes.filter((c) => typeof c === 'string') : [])
