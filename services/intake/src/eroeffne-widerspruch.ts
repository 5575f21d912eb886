import { type Handler, type Platform, stateAt } from '@weiche/controller'
import type { ServerHmac } from './platform.ts'
import { eroeffnung, widerspruchsvorgangOf } from './widerspruch.ts'

/** Opens the Vorgang of a Widerspruch: an effect outside this stream, ordered by its receipt, named by the Bescheid, then proven. */
export function createEroeffneWiderspruch(platform: Platform & { serverHmac: ServerHmac }): Handler {
  return {
    name: 'intake.eroeffneWiderspruch',
    service: 'intake',
    wakesOn: ['widerspruch.erhoben', 'vorgang.zurueckgegeben'],
    async handle(v) {
      if (!v.widerspruch || v.widerspruchsvorgang) return undefined
      const { id, seq, zeitpunkt, fakten } = v.widerspruch
      const vorgang = widerspruchsvorgangOf(platform.serverHmac, v.vorgangId, fakten.bescheid)
      // From the state it was raised in: a repeat makes the same commit, and what is there already is left as it is.
      const result = await platform.log.append({
        ...{ vorgangId: vorgang, gesehen: 0, service: 'intake' as const, ursache: id },
        zeitpunkt: new Date(zeitpunkt),
        ereignisse: eroeffnung(await stateAt(platform.log, v, seq)),
      })
      if (result.kind === 'conflict') throw new Error(`stream ${vorgang} was begun by something else`)
      return {
        antwortAuf: id,
        ereignisse: [{ type: 'widerspruch.eroeffnet', fakten: { widerspruch: id, vorgang }, inhalt: {} }],
      }
    },
  }
}
