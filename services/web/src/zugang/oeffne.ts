import type { Answer, Request } from '@weiche/http'
import type { Paket } from '@weiche/regelwerk'
import { type Commit, foldVorgang, parseVorgangsId, type Vorgang } from '@weiche/vorgang'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { type Kontext, kontextOf } from '../kontext.ts'
import type { WebPlatform } from '../platform.ts'
import { eingangAntwort } from './anmelden-routes.ts'
import { mayFollow } from './zugang.ts'

export type Offen = { kontext: Kontext; vorgang: Vorgang; commits: readonly Commit[]; paket: Paket }

/**
 * The Vorgang, for who may follow it; everybody else is asked for the code, by the same page whatever the id is: a link
 * that was passed on shows nothing, and nobody learns which Vorgaenge exist.
 */
export async function oeffne(
  deps: { platform: WebPlatform; config: WebConfig; seiten: SeitenQuelle },
  req: Request,
  given: string,
  show: (offen: Offen) => Promise<Answer>,
): Promise<Answer> {
  const { platform, config, seiten } = deps
  const kontext = await kontextOf(platform, config, req)
  const vorgangId = parseVorgangsId(given)
  if (vorgangId && mayFollow(kontext.zugang, vorgangId)) {
    const commits = await platform.log.read(vorgangId)
    const vorgang = foldVorgang(commits)
    if (vorgang) {
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      return show({ kontext, vorgang, commits, paket })
    }
  }
  return eingangAntwort(await seiten(), kontext, { vorgangId: vorgangId ?? '', zu: kontext.adresse, fehler: [] })
}
