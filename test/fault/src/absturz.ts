import type { Exchange } from '@weiche/all-in-one'

/** Where the process kills itself: before or after the `nummer`-th effect of a receiver outside was written. */
export type Absturz = { ziel: 'brief' | 'soziales' | 'eakte'; wann: 'vor' | 'nach'; nummer: number }

export const formatAbsturz = ({ ziel, wann, nummer }: Absturz): string => `${ziel}:${wann}:${nummer}`

export function parseAbsturz(text: string): Absturz {
  const match = /^(brief|soziales|eakte):(vor|nach):(\d+)$/.exec(text)
  if (!match) throw new Error(`no crash point: ${text}`)
  return { ziel: match[1] as Absturz['ziel'], wann: match[2] as Absturz['wann'], nummer: Number(match[3]) }
}

/** `nach`: the file is durable and its evidence not yet in the log. `vor`: ordered and not yet begun. */
export function withAbsturz(exchange: Exchange, { ziel, wann, nummer }: Absturz, kill: () => void): Exchange {
  let left = nummer
  function crashing<Z extends { schreibe(auftrag: never): Promise<unknown> }>(name: Absturz['ziel'], target: Z): Z {
    if (name !== ziel) return target
    return {
      ...target,
      async schreibe(auftrag: never) {
        const isHere = --left === 0
        if (isHere && wann === 'vor') kill()
        const beleg = await target.schreibe(auftrag)
        if (isHere) kill()
        return beleg
      },
    }
  }
  return {
    ...exchange,
    brief: crashing('brief', exchange.brief),
    async fachverfahren(name) {
      return crashing('soziales', await exchange.fachverfahren(name))
    },
    eakte: crashing('eakte', exchange.eakte),
  }
}
