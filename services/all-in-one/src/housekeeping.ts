import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { legeRuecklaeuferAb, liesRuecklauf, nameOf, pflegeOrdner } from '@weiche/austausch'
import type { Ruecklauf } from '@weiche/backchannel'
import type { Logger } from '@weiche/controller'
import { createPosteingangOrdner } from '@weiche/intake'
import type { Eingang } from './eingang.ts'
import type { Grundlage } from './grundlage.ts'
import type { Pfade } from './pfade.ts'

const EVERY_MS = 15_000
const HOUR_MS = 3_600_000

/** What nobody waits for: archive what was acknowledged, remove what killed writers and cut-off uploads left behind. */
export function startHousekeeping(
  platform: Grundlage,
  { austauschordner, austausch }: Pick<Pfade, 'austauschordner' | 'austausch'>,
  { ruecklauf, nimmPost }: Eingang,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { logger, uhr } = platform
  const posteingang = createPosteingangOrdner(austausch.posteingang, nimmPost, { logger, jetzt: uhr.jetzt })
  async function once(): Promise<void> {
    // Age of files is real time, whatever the demo clock says.
    const now = new Date()
    const ordner = await readdir(austauschordner, { withFileTypes: true })
    const pfade = ordner.filter((o) => o.isDirectory()).map((o) => join(austauschordner, o.name))
    await nimmZurueck(austausch.brief, ruecklauf, logger)
    await posteingang.runde()
    await pflegeOrdner(pfade, platform.log, now)
    const longAgo = new Date(now.getTime() - HOUR_MS)
    await platform.anlagen.fegeWaisen(longAgo, async (vorgangId, anlageId) => {
      // What cannot be read may name it: kept, and the sweep goes on.
      const vorgang = await platform.log.fold(vorgangId).catch(() => 'unlesbar' as const)
      return vorgang === 'unlesbar' || (vorgang?.anlagen.some((a) => a.anlageId === anlageId) ?? false)
    })
  }
  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await once().catch((error) => platform.logger.error('aufraeumen.fehlgeschlagen', {}, error))
      await sleep(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const running = loop()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Letters that came back: noted in the log first, put away then. What nobody sent stays where it is and is told. */
async function nimmZurueck(brief: string, ruecklauf: Ruecklauf, logger: Logger): Promise<void> {
  for (const r of await liesRuecklauf(brief)) {
    const { vorgangId } = r.effekt
    if ((await ruecklauf(vorgangId, nameOf(r.effekt), r.grund)) === 'vermerkt') await legeRuecklaeuferAb(brief, r)
    else logger.warn('ruecklauf.fremd', { vorgangId })
  }
}
