import { join } from 'node:path'
import type { Uhr } from '@weiche/controller'
import { ladePaket } from '@weiche/regelwerk'
import { ausgabeHash } from './ausgabe.ts'
import type { Ausgaben } from './ausgaben.ts'
import { readOrdner } from './ordner.ts'
import type { Steuerungsstand } from './stand.ts'

/** What start-up made of one folder below `rules/`. `meldungen`: German, each names place, reason and remedy. */
export type Freigabe = {
  leistung: string
  kind: 'freigegeben' | 'unveraendert' | 'abgelehnt'
  /** In force after start-up; undefined = none was ever released. */
  ausgabe: string | undefined
  meldungen: string[]
}

export type FreigabeDeps = { ausgaben: Ausgaben; stand: Steuerungsstand; uhr: Uhr }

/** A changed folder becomes a new Ausgabe; a faulty one changes nothing and says why. */
export async function gibFrei(ordner: string, leistung: string, deps: FreigabeDeps): Promise<Freigabe> {
  const { ausgaben, stand, uhr } = deps
  const before = await stand.read(leistung)
  const refuse = (meldungen: string[]): Freigabe => ({
    leistung,
    kind: 'abgelehnt',
    ausgabe: before.ausgabe,
    meldungen: meldungen.map((m) => `rules/${leistung}/${m}`),
  })

  const gelesen = await readOrdner(join(ordner, leistung))
  if (gelesen.kind === 'fehler') return refuse(gelesen.meldungen)
  const hash = ausgabeHash(leistung, gelesen.dateien)
  if (before.ausgabe === hash) return { leistung, kind: 'unveraendert', ausgabe: hash, meldungen: [] }
  const geladen = ladePaket(Object.fromEntries(gelesen.dateien))
  if ('fehler' in geladen)
    return refuse(geladen.fehler.map((f) => `${[f.datei, f.pfad].filter(Boolean).join(' ')}: ${f.text}`))
  if (geladen.paket.leistung !== leistung)
    return refuse([
      `leistung.json id: Die Leistung heißt „${geladen.paket.leistung}“, der Ordner aber „${leistung}“. Bitte geben Sie beiden denselben Namen.`,
    ])

  await ausgaben.store(leistung, gelesen.dateien, uhr.jetzt())
  const after = await stand.append(
    leistung,
    (state) => `freigabe:${hash}:${state.seq}`,
    () => uhr.jetzt(),
    (state) =>
      state.ausgabe === hash
        ? undefined
        : { type: 'ausgabe.freigegeben', fakten: { ausgabe: hash, urheber: 'Installation' } },
  )
  return { leistung, kind: 'freigegeben', ausgabe: after.ausgabe, meldungen: [] }
}
