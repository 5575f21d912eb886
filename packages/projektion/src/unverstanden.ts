import type { TailCommit } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import { bisBau } from './bau.ts'
import { type Bestandszeile, bestand, FIRST_PAUSE_MS } from './bestand.ts'

/** What a line needs of a commit. */
export type Anlass = Pick<TailCommit, 'vorgangId' | 'seq' | 'aufgenommen' | 'ereignisse'>

/**
 * The line stays as it was last understood and does not rest: so the watchdog wakes it until a program that understands it goes
 * on. One that was never understood gets a line that says no more than that it is there.
 */
export function noteUnverstanden({ vorgangId, seq, aufgenommen, ereignisse }: Anlass, bau: number) {
  const stored = new Date(aufgenommen.getHighBits() * 1000)
  const leistung = ereignisse.find((e) => e.leistung !== undefined)?.leistung ?? ''
  const zeit = stored.toISOString()
  const weckenAb = new Date(stored.getTime() + FIRST_PAUSE_MS)
  const $set = {
    bau,
    ruhend: false,
    gespeichert: stored,
    weckenAb,
    weckversuche: 0,
    unverstanden: { seq, aufgenommen },
  }
  const neu: Omit<Bestandszeile, keyof typeof $set | '_id'> = {
    ...{
      seq: 0,
      leistung,
      stand: 'eingegangen',
      offen: true,
      seit: zeit,
      eingang: zeit,
      eingangsdatum: zeit.slice(0, 10),
    },
    ...{
      naechsteFaelligkeit: null,
      erinnert: false,
      gewartet: 0,
      wartetSeit: null,
      organisationseinheit: '',
      team: '',
      codes: [],
      weg: null,
      ausgang: null,
      entschiedenAm: null,
    },
  }
  return {
    updateOne: { filter: { _id: vorgangId, ...bisBau(bau) }, update: { $set, $setOnInsert: neu }, upsert: true },
  }
}

/** What an older program left behind, for one that may understand it. */
export async function readUnverstanden(databases: Databases): Promise<Anlass[]> {
  const lines = await bestand(databases)
    .find({ unverstanden: { $ne: null } })
    .toArray()
  return lines.map(({ _id, unverstanden }) => ({ vorgangId: _id, ereignisse: [], ...unverstanden! }))
}
