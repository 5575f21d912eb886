import type { Platform } from '@weiche/controller'
import { zustellwegeOf } from '@weiche/regelwerk'
import { bescheide, type Ereignis, type Vorgang } from '@weiche/vorgang'
import type { Deps } from './deps.ts'
import { scheitern } from './scheitern.ts'
import { hinweisEffekt } from './weise-hin.ts'

/** `vermerkt`: now, or before; `fremd`: the log knows no such dispatch or hint. */
export type Ruecklauf = (vorgangId: string, effekt: string, grund: string) => Promise<'vermerkt' | 'fremd'>

/** Takes note that a letter or a mail came back, once per effect: from here on its dispatch counts as not proven. */
export function createRuecklauf(platform: Platform, deps: Pick<Deps, 'kanaele'>): Ruecklauf {
  async function briefGescheitert(v: Vorgang, effekt: string, grund: string) {
    const zu = versandOf(v, effekt)
    if (!zu) return undefined
    const { paket } = await platform.regelwerke.aktuell(v.leistung)
    const wege = zustellwegeOf(paket)[bescheide(v).some((b) => b.bescheid.id === zu) ? 'bescheid' : 'schreiben']
    return scheitern(v, deps, { zu, kanal: 'brief', effekt, grund, paket, wege })
  }

  return async (vorgangId, effekt, grund) => {
    for (;;) {
      const v = await platform.log.fold(vorgangId)
      if (!v) return 'fremd'
      const ursache = `backchannel.ruecklauf.${effekt}`
      const commits = await platform.log.read(vorgangId)
      if (commits.some((c) => c.service === 'backchannel' && c.ursache === ursache)) return 'vermerkt'
      const ereignisse = hinweisGescheitert(v, effekt, grund) ?? (await briefGescheitert(v, effekt, grund))
      if (!ereignisse) return 'fremd'
      const { kind } = await platform.log.append({
        ...{ vorgangId, gesehen: v.seq, service: 'backchannel', ursache, zeitpunkt: platform.uhr.jetzt() },
        ereignisse,
      })
      if (kind !== 'conflict') return 'vermerkt'
    }
  }
}

/** A mail that came back: noted, and nothing more; the document takes its effect without it. */
function hinweisGescheitert(v: Vorgang, effekt: string, grund: string): Ereignis[] | undefined {
  const h = v.hinweise.find((x) => hinweisEffekt(v, x) === effekt)
  if (!h) return undefined
  const fakten = { zu: h.zu, kanal: h.kanal, effekt, grund, wirksam: false, weiter: '' as const }
  return [{ type: 'zustellung.gescheitert', fakten, inhalt: {} }]
}

/** The event that ordered what was dispatched under this name. */
function versandOf(v: Vorgang, effekt: string): string | undefined {
  const sent = bescheide(v).find(({ versand }) => versand?.fakten.effekt === effekt)
  if (sent) return sent.bescheid.id
  return Object.entries(v.mitteilungenVersandt).find(([, n]) => n.fakten.effekt === effekt)?.[0]
}
