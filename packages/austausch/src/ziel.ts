import { inSpan } from '@weiche/telemetrie'
import { z } from 'zod'
import { type Auftrag, auftragsKopf, kopfOf, sha256 } from './auftrag.ts'
import { dateiname, type Effekt, nameOf } from './effekt.ts'
import type { Datei, Ordner } from './ordner.ts'

/** Evidence for the log: names only, nothing personal. `datum`: day on which it was handed over, as its job file says. */
export type Beleg = { effekt: string; dateien: string[]; dokumentId: string; datum: string }

/** A receiver outside: an exchange folder now, CMIS or a vendor's interface later. */
export type Ziel<T extends Auftrag> = {
  /**
   * Evidence of an effect that is complete already; the first performance counts, also that of an older release.
   * Throws when what lies under its name is not it.
   */
  finde(effekt: Effekt): Promise<Beleg | undefined>
  /** Performs the effect under its name; repeating it is harmless. Throws when metadata are missing or bytes contradict. */
  schreibe(auftrag: T): Promise<Beleg>
}

/** How one receiver wants it: data files, and the content of the job file that is written last. */
export type Format<T extends Auftrag> = {
  schema: z.ZodType
  daten(auftrag: T): Datei[]
  inhalt(auftrag: T): object
}

const Kopf = z.object(auftragsKopf)

export function createOrdnerZiel<T extends Auftrag>(ordner: Ordner, format: Format<T>): Ziel<T> {
  return {
    async finde(effekt) {
      const bytes = await ordner.lies(dateiname(effekt, 'json'))
      if (!bytes) return undefined
      const kopf = Kopf.parse(JSON.parse(bytes.toString('utf8')))
      if (kopf.auftrag !== nameOf(effekt)) throw new Error(`In ${dateiname(effekt, 'json')} steht ein anderer Auftrag.`)
      for (const { datei, sha256: wanted } of kopf.dateien) {
        const data = await ordner.lies(datei)
        if (!data || sha256(data) !== wanted) throw new Error(`Die Datei ${datei} fehlt oder ist eine andere.`)
      }
      const dateien = [...kopf.dateien.map((d) => d.datei), dateiname(effekt, 'json')]
      return { effekt: nameOf(effekt), dateien, dokumentId: kopf.dokumentId, datum: kopf.datum }
    },
    async schreibe(auftrag) {
      const daten = format.daten(auftrag)
      const job = format.schema.parse({ ...kopfOf(auftrag, daten), ...format.inhalt(auftrag) })
      if (auftrag.metadaten.vorgangId !== auftrag.effekt.vorgangId) throw new Error('Metadaten eines anderen Vorgangs')
      const bytes = Buffer.from(`${JSON.stringify(job, null, 2)}\n`, 'utf8')
      const files = [...daten, { art: auftrag.effekt.art, endung: 'json', bytes }]
      const ids = { 'weiche.vorgang_id': auftrag.effekt.vorgangId, 'weiche.effekt': auftrag.effekt.art }
      const dateien = await inSpan('austausch', ids, () => ordner.schreibe(auftrag.effekt, files))
      return { effekt: nameOf(auftrag.effekt), dateien, dokumentId: auftrag.dokumentId, datum: auftrag.datum }
    },
  }
}
