import type { Platform } from '@weiche/controller'
import { zustellwegeOf } from '@weiche/regelwerk'
import type { Vorgang } from '@weiche/vorgang'
import type { Deps } from './deps.ts'
import { scheitern } from './scheitern.ts'

/** `vermerkt`: now, or before; `fremd`: the log knows no such dispatch. */
export type Ruecklauf = (vorgangId: string, effekt: string, grund: string) => Promise<'vermerkt' | 'fremd'>

/** Takes note that a letter came back, once per effect: from here on its dispatch counts as not proven. */
export function createRuecklauf(platform: Platform, deps: Pick<Deps, 'kanaele'>): Ruecklauf {
  return async (vorgangId, effekt, grund) => {
    for (;;) {
      const v = await platform.log.fold(vorgangId)
      if (!v) return 'fremd'
      const ursache = `backchannel.ruecklauf.${effekt}`
      const commits = await platform.log.read(vorgangId)
      if (commits.some((c) => c.service === 'backchannel' && c.ursache === ursache)) return 'vermerkt'
      const zu = versandOf(v, effekt)
      if (!zu) return 'fremd'
      const { paket } = await platform.regelwerke.aktuell(v.leistung)
      const wege = zustellwegeOf(paket)[zu === v.bescheid?.id ? 'bescheid' : 'schreiben']
      const { kind } = await platform.log.append({
        ...{ vorgangId, gesehen: v.seq, service: 'backchannel', ursache, zeitpunkt: platform.uhr.jetzt() },
        ereignisse: scheitern(v, deps, { zu, kanal: 'brief', effekt, grund, paket, wege }),
      })
      if (kind !== 'conflict') return 'vermerkt'
    }
  }
}

/** The event that ordered what was dispatched under this name. */
function versandOf(v: Vorgang, effekt: string): string | undefined {
  if (v.versand?.fakten.effekt === effekt) return v.versand.fakten.bescheid
  return Object.entries(v.mitteilungenVersandt).find(([, n]) => n.fakten.effekt === effekt)?.[0]
}
