import { join } from 'node:path'
import type { Uhr } from '@weiche/controller'
import { antragText, type Freigabeantrag } from '@weiche/vorgang'
import { ausgabeHash } from './ausgabe.ts'
import type { Ausgaben } from './ausgaben.ts'
import { readOrdner } from './ordner.ts'
import { pruefeVorschlag } from './pruefe-vorschlag.ts'
import type { Unterzeichner } from './signatur.ts'
import type { Kontrollstand, Steuerungsstand } from './stand.ts'

/** What start-up made of one folder below `rules/`. `meldungen`: German, each names place, reason and remedy. */
export type Freigabe = {
  leistung: string
  /** `abweichend`: the folder differs from what is in force, and only persons can release it. */
  kind: 'freigegeben' | 'unveraendert' | 'abweichend' | 'abgelehnt'
  /** Why it could be released without persons; "" = it was not. */
  anlass: 'erstausstattung' | 'entwicklung' | ''
  /** In force after start-up; undefined = none was ever released. */
  ausgabe: string | undefined
  /** It proposes, a person decides. */
  assistiert: boolean
  /** Keys of persons are registered: only they release. */
  nurPersonen: boolean
  meldungen: string[]
}

export type FreigabeDeps = {
  ausgaben: Ausgaben
  stand: Steuerungsstand
  uhr: Uhr
  installation: Unterzeichner
  /** Also a later change of the folder is released at once; only where no person's key was ever registered. */
  entwicklung: boolean
}

/**
 * The first Ausgabe of a fresh installation is signed by the installation itself: there is nobody else yet. Everything
 * later is released by two persons. A faulty folder changes nothing and says why.
 */
export async function gibFrei(ordner: string, leistung: string, deps: FreigabeDeps): Promise<Freigabe> {
  const { ausgaben, stand, uhr, installation } = deps
  const { steuerung: before, bund } = await stand.readNow(leistung)
  const answer = (kind: Freigabe['kind'], meldungen: string[] = []): Freigabe => ({
    leistung,
    kind,
    anlass: '',
    ausgabe: before.ausgabe,
    assistiert: before.assistiert,
    nurPersonen: bund.schluessel.length > 0,
    meldungen,
  })
  const refuse = (meldungen: string[]) =>
    answer(
      'abgelehnt',
      meldungen.map((m) => `rules/${leistung}/${m}`),
    )

  const gelesen = await readOrdner(join(ordner, leistung))
  if (gelesen.kind === 'fehler') return refuse(gelesen.meldungen)
  const hash = ausgabeHash(leistung, gelesen.dateien)
  if (before.ausgabe === hash) return answer('unveraendert')
  const geprueft = pruefeVorschlag(leistung, gelesen)
  if (!geprueft.ok) return refuse(geprueft.meldungen)
  const mayRelease = bund.schluessel.length === 0 && (before.ausgabe === undefined || deps.entwicklung)
  if (!mayRelease) return answer('abweichend')

  await ausgaben.store(leistung, gelesen.dateien, uhr.jetzt())
  const { bericht } = geprueft
  const after = await stand.append(leistung, ({ steuerung }) => {
    if (steuerung.ausgabe === hash) return undefined
    const antrag = antragAuf(steuerung, { leistung, ausgabe: hash, bericht, zeitpunkt: uhr.jetzt() })
    return {
      ursache: `freigabe:${hash}:${steuerung.seq}`,
      zeitpunkt: uhr.jetzt(),
      ereignis: {
        type: 'ausgabe.freigegeben',
        fakten: {
          ausgabe: hash,
          urheber: installation.schluessel,
          antrag,
          unterschriften: [installation.unterschreibe(antragText(antrag))],
        },
      },
    }
  })
  const { ausgabe, assistiert } = after.steuerung
  const anlass = before.ausgabe === undefined ? 'erstausstattung' : 'entwicklung'
  return { ...answer('freigegeben', bericht.schloss), anlass, ausgabe, assistiert }
}

/** What there is to sign when this Ausgabe is to follow the one in force. A lock that is shut makes it assisted. */
export function antragAuf(
  before: Kontrollstand['steuerung'],
  neu: Pick<Freigabeantrag, 'leistung' | 'ausgabe' | 'bericht'> & { zeitpunkt: Date },
): Freigabeantrag {
  const { leistung, ausgabe, bericht } = neu
  return {
    leistung,
    ausgabe,
    bericht,
    zeitpunkt: neu.zeitpunkt.toISOString(),
    vorige: before.ausgabe ?? '',
    automatik: neu.bericht.schloss.length === 0,
    nummer: before.nummer + 1,
  }
}
