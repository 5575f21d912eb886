import { Readable } from 'node:stream'
import { berlinDatum } from '@weiche/fristen'
import { type AnlageRef, canonicalJson } from '@weiche/vorgang'
import { appendCommand } from './append-command.ts'
import { decideNachreichung } from './decide-nachreichung.ts'
import { takeBack } from './empfang.ts'
import { inhaltsHmac } from './inhalt.ts'
import type { IntakePlatform } from './platform.ts'
import { type Leser, liesMail, liesScan, type Poststueck } from './poststueck.ts'

/** What the post room may say of a piece; all of it is optional. */
export type Begleitdaten = {
  vorgangId?: string | undefined
  eingangsdatum?: string | undefined
  art?: string | undefined
}
export type Verbleib =
  | { kind: 'zugeordnet'; vorgangId: string }
  /** Needs nobody: an automatic answer, or a bounce that was noted. */
  | { kind: 'erledigt' }
  /** A person has to look; `text` is German. */
  | { kind: 'ungeklaert'; code: string; text: string }

export type PosteingangDeps = {
  leser: Leser
  maxAnlagen: number
  /** Notes that a hint of ours did not arrive. */
  onUnzustellbar(vorgangId: string, effekt: string, grund: string): Promise<unknown>
}

type Platform = Pick<IntakePlatform, 'log' | 'uhr' | 'anlagen' | 'siegel'>

/** Brings one piece of post to its Vorgang, once: the same content again, under whatever name, changes nothing. Throws only when something is away. */
export function createPosteingang(platform: Platform, deps: PosteingangDeps) {
  return async (name: string, bytes: Uint8Array, daten: Begleitdaten): Promise<Verbleib> => {
    const mail = /\.eml$/i.test(name)
    const stueck = await (mail ? liesMail(bytes, deps.leser) : liesScan(name, bytes, deps.leser)).catch(() => undefined)
    if (!stueck) return { kind: 'ungeklaert', code: 'unlesbar', text: 'Die Datei lässt sich nicht lesen.' }
    for (const effekt of stueck.unzustellbar) await deps.onUnzustellbar(effekt.split('_')[1]!, effekt, 'rueckmeldung')
    if (stueck.automatisch || stueck.unzustellbar.length > 0) return { kind: 'erledigt' }
    const known = await knownIds(platform, daten.vorgangId ? [daten.vorgangId] : stueck.ids)
    if (known.length !== 1) return unclear(known.length, stueck.ids.length)
    return add(platform, deps, known[0]!, stueck, daten)
  }
}

async function knownIds({ log }: Platform, ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const id of ids.slice(0, 10)) if (await log.fold(id)) found.push(id)
  return found
}

function unclear(known: number, named: number): Verbleib {
  if (known > 1)
    return { kind: 'ungeklaert', code: 'mehrere', text: 'Die Sendung nennt mehrere Vorgänge. Bitte einen auswählen.' }
  return named > 0
    ? { kind: 'ungeklaert', code: 'unbekannt', text: 'Den Vorgang, den die Sendung nennt, gibt es hier nicht.' }
    : { kind: 'ungeklaert', code: 'ohne-id', text: 'Auf der Sendung ist keine Vorgangs-ID zu finden.' }
}

async function add(
  platform: Platform,
  { maxAnlagen }: PosteingangDeps,
  vorgangId: string,
  stueck: Poststueck,
  daten: Begleitdaten,
): Promise<Verbleib> {
  if (stueck.dateien.length > maxAnlagen)
    return { kind: 'ungeklaert', code: 'zu-viele', text: `Die Sendung hat mehr als ${maxAnlagen} Anlagen.` }
  const stored: AnlageRef[] = []
  for (const { dateiname, bytes } of stueck.dateien) {
    const claim = { dateiname, art: daten.art ?? 'sonstiges', betrifft: '' }
    const result = await platform.anlagen.store(vorgangId, Readable.from([Buffer.from(bytes)]), claim)
    if (result.kind === 'stored') stored.push(result.ref)
    else {
      await takeBack(platform.anlagen, vorgangId, stored)
      return { kind: 'ungeklaert', code: result.code, text: result.text }
    }
  }
  const { kanal } = stueck
  const mitteilung = stueck.mitteilung.slice(0, 4000)
  const hmac = await inhaltsHmac(platform.siegel, vorgangId, { kanal, mitteilung }, stored)
  const eingangsdatum = daten.eingangsdatum ?? berlinDatum(platform.uhr.jetzt())
  const content = canonicalJson([kanal, mitteilung, ...stored.map((a) => a.pruefsumme)])
  const key = `posteingang.${await platform.siegel.hmac(vorgangId, 'posteingang', content)}`
  const nachreichung = { kanal, eingangsdatum, angaben: {}, anlagen: stored, inhaltsHmac: hmac, mitteilung }
  const result = await appendCommand(platform, vorgangId, key, (v) =>
    decideNachreichung(v, { ...nachreichung, strukturiert: false }),
  )
  if (result.kind !== 'appended') await takeBack(platform.anlagen, vorgangId, stored)
  if (result.kind === 'appended' || result.kind === 'already') return { kind: 'zugeordnet', vorgangId }
  if (result.kind === 'ueberholt') throw new Error('too many others write to this Vorgang')
  return { kind: 'ungeklaert', code: 'zurueckgenommen', text: 'Der Antrag zu diesem Vorgang ist zurückgenommen.' }
}
