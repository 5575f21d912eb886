import type { Handler, Platform } from '@weiche/controller'
import { berlinDatum } from '@weiche/fristen'
import { type Ereignis, effektName, type Hinweis, offeneHinweise, type Vorgang } from '@weiche/vorgang'
import type { Hinweissendung, Kanal, Zustellung } from '@weiche/zustellung'
import type { Deps } from './deps.ts'
import { emailOf } from './hinweise.ts'

/** Longer than any mail server may take; a process that died with the lease is waited for as long. */
const PACHT_MS = 10 * 60_000
const ARTEN = { postfach: 'Postfach', mail: 'Hinweis-Mail', webhook: 'Hinweis-Webhook' } as const

/** Sends the hints that were ordered, one after the other. */
export function createWeiseHin(platform: Platform, deps: Deps): Handler {
  /** What left while its evidence did not get into the log yet: it is not sent again by this process. */
  const done = new Map<string, Zustellung>()
  /** Effects whose lease this process holds: it may try again after a disturbance, nobody else may. */
  const mine = new Set<string>()

  async function deliver(v: Vorgang, h: Hinweis, now: Date): Promise<Zustellung | undefined> {
    const kanal: Kanal<Hinweissendung> | undefined = h.kanal === 'postfach' ? undefined : deps.kanaele[h.kanal]
    if (!kanal) return { kind: 'unzustellbar', grund: 'nicht-eingerichtet' }
    const effekt = hinweisEffekt(v, h)
    const before = done.get(effekt)
    if (before) return before
    const isLeased = kanal.erkenntWiederholung || (mine.has(effekt) && h.bis > now.toISOString())
    if (!isLeased && !(await lease(platform, v.vorgangId, h, now))) return undefined
    mine.add(effekt)
    const { paket } = await platform.regelwerke.aktuell(v.leistung)
    const { vorgangId } = v
    const result = await kanal.stelleZu({
      ...{ effekt, vorgangId, tag: berlinDatum(now), zeitpunkt: h.zeitpunkt },
      ...{ email: emailOf(v, paket), seite: deps.seite(vorgangId) },
    })
    done.set(effekt, result)
    mine.delete(effekt)
    return result
  }

  return {
    name: 'backchannel.weiseHin',
    service: 'backchannel',
    wakesOn: ['hinweis.veranlasst', 'hinweis.versandt', 'zustellung.gescheitert', 'vorgang.zurueckgegeben'],
    async handle(v, now) {
      const h = zuHinweisen(v, now, (x) => done.has(hinweisEffekt(v, x)) || mine.has(hinweisEffekt(v, x)))
      const result = h && (await deliver(v, h, now))
      if (!result) return undefined
      const { zu, kanal } = h
      const effekt = hinweisEffekt(v, h)
      // Older ones are in the log by now.
      for (const old of [...done.keys()].slice(0, -100)) done.delete(old)
      const was = { zu, kanal, effekt }
      if (result.kind === 'zugestellt')
        return answer(h, { type: 'hinweis.versandt', fakten: { ...was, quittung: result.quittung }, inhalt: {} })
      const fakten = { ...was, grund: result.grund, wirksam: false, weiter: '' as const }
      return answer(h, { type: 'zustellung.gescheitert', fakten, inhalt: {} })
    },
  }
}

const answer = (h: Hinweis, ereignis: Ereignis) => ({
  antwortAuf: `${h.zu}/${h.kanal}`,
  ereignisse: [ereignis],
})

export function hinweisEffekt(v: Vorgang, h: Hinweis): string {
  return effektName(ARTEN[h.kanal], v.vorgangId, h.seq)
}

/** The oldest hint that may be sent now: not while somebody else holds its lease. */
export function zuHinweisen(v: Vorgang, now: Date, isMine: (h: Hinweis) => boolean = () => false): Hinweis | undefined {
  return offeneHinweise(v).find((h) => h.stand === 'veranlasst' || isMine(h) || h.bis <= now.toISOString())
}

/** A commit that only one process can make: whose it is may send. */
async function lease(platform: Platform, vorgangId: string, wanted: Hinweis, now: Date): Promise<boolean> {
  const answers = `backchannel.beginneHinweis:${wanted.zu}/${wanted.kanal}`
  const bis = new Date(now.getTime() + PACHT_MS).toISOString()
  for (;;) {
    const v = (await platform.log.fold(vorgangId))!
    const h = v.hinweise.find((x) => x.zu === wanted.zu && x.kanal === wanted.kanal && x.seq === wanted.seq)
    if (!h || !zuHinweisen({ ...v, hinweise: [h] }, now)) return false
    const { kind } = await platform.log.append({
      ...{ vorgangId, gesehen: v.seq, service: 'backchannel', zeitpunkt: now },
      ursache: `${answers}:${(v.versuche[answers] ?? 0) + 1}`,
      ereignisse: [{ type: 'hinweis.begonnen', fakten: { zu: h.zu, kanal: h.kanal, bis }, inhalt: {} }],
    })
    if (kind !== 'conflict') return kind === 'appended'
  }
}
