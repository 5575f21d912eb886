import type { Answer, Request } from '@weiche/http'
import { foldVorgang, parseVorgangsId } from '@weiche/vorgang'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { kontextOf } from '../kontext.ts'
import type { WebPlatform } from '../platform.ts'
import { eingangAntwort } from './eingang-antwort.ts'
import type { Offen } from './offen.ts'
import { ohneAnmeldung } from './ohne-anmeldung.ts'
import { codeOf, mayFollow, mayRead, type Person, type Zugang } from './zugang.ts'

type Deps = { platform: WebPlatform; config: WebConfig; seiten: SeitenQuelle }

/**
 * The Vorgang, for who may follow it; everybody else is asked for the code, by the same page whatever the id is: a link
 * that was passed on shows nothing, and nobody learns which Vorgaenge exist.
 */
export async function oeffne(
  deps: Deps,
  req: Request,
  given: string,
  show: (offen: Offen) => Promise<Answer>,
): Promise<Answer> {
  const { platform, config, seiten } = deps
  const kontext = await kontextOf(platform, config, req)
  const vorgangId = parseVorgangsId(given)
  if (vorgangId && isWorthLooking(kontext.zugang, vorgangId)) {
    const commits = await platform.log.read(vorgangId)
    const vorgang = foldVorgang(commits)
    if (vorgang && mayFollow(kontext.zugang, vorgang)) {
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      return show({ kontext, vorgang, commits, paket })
    }
  }
  return eingangAntwort(await seiten(), kontext, { vorgangId: vorgangId ?? '', zu: kontext.adresse, fehler: [] })
}

const isWorthLooking = (zugang: Zugang, vorgangId: string) => zugang.art === 'person' || codeOf(zugang) === vorgangId

/**
 * What only the owner may see or do, signed in: `show` gets them as `person`. Who came by the code alone is told to sign in, or to
 * link the Vorgang; for everybody else it is as if there were none.
 */
export function oeffneEigenes(
  deps: Deps,
  req: Request,
  given: string,
  show: (offen: Offen, person: Person) => Promise<Answer>,
): Promise<Answer> {
  return oeffne(deps, req, given, async (offen) => {
    const { zugang } = offen.kontext
    return mayRead(zugang, offen.vorgang) ? show(offen, zugang) : ohneAnmeldung(await deps.seiten(), offen)
  })
}
