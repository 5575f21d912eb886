import type { Logger, Regelwerke } from '@weiche/controller'
import { findLeistungen } from './ordner.ts'
import { type Freigabe, gibFrei } from './start-freigabe.ts'
import { createSteuerungszugang, type Steuerungszugang, type ZugangDeps } from './zugang.ts'

export type RegelwerkeDeps = ZugangDeps & {
  /** Folder with one Leistungspaket per subfolder; undefined = nothing is released here. */
  ordner: string | undefined
  /** A changed folder is released at every start; see `gibFrei`. */
  entwicklung?: boolean
  logger: Logger
}

export type SteuerbareRegelwerke = Regelwerke &
  Omit<Steuerungszugang, 'leistungen'> & {
    /** What start-up made of each folder. */
    freigaben: readonly Freigabe[]
    close(): Promise<void>
  }

/** Releases what there is to release at a start; from then on rules come from the store only, by the Ausgabe in force. */
export async function createRegelwerke(deps: RegelwerkeDeps): Promise<SteuerbareRegelwerke> {
  const { ordner, uhr, logger, installation, entwicklung = false } = deps
  const zugang = createSteuerungszugang(deps)
  const { ausgaben, stand, lade } = zugang

  const freigaben: Freigabe[] = []
  const gefunden = ordner === undefined ? [] : (await findLeistungen(ordner)).map((leistung) => ({ ordner, leistung }))
  for (const { ordner, leistung } of gefunden) {
    const freigabe = await gibFrei(ordner, leistung, { ausgaben, stand, uhr, installation, entwicklung })
    freigaben.push(freigabe)
    logger[freigabe.kind === 'abgelehnt' ? 'error' : 'info'](`leistungspaket.${freigabe.kind}`, {
      leistung,
      ausgabe: freigabe.ausgabe ?? '',
      meldungen: freigabe.meldungen.length,
    })
  }
  for (const leistung of await ausgaben.leistungen()) {
    const { ausgabe, verworfen } = await stand.read(leistung)
    for (const { seq } of verworfen) logger.error('freigabe.ungueltig', { leistung, seq })
    // One Leistung whose rules no longer load must not keep the others from starting.
    if (ausgabe !== undefined)
      await lade(leistung, ausgabe).catch((error) => logger.error('ausgabe.unbrauchbar', { leistung, ausgabe }, error))
  }

  return {
    ...zugang,
    freigaben,
    async aktuell(leistung) {
      const steuerung = await stand.read(leistung)
      if (steuerung.ausgabe === undefined) throw new Error(`no Ausgabe of ${leistung} was ever released`)
      return { ...(await lade(leistung, steuerung.ausgabe)), ausgabe: steuerung.ausgabe, steuerung }
    },
    zu: async (leistung, ausgabe) => (await lade(leistung, ausgabe)).paket,
    async close() {},
  }
}
