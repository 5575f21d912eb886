import { createHash } from 'node:crypto'
import { z } from 'zod'
import { dateiname, type Effekt, nameOf } from './effekt.ts'
import type { Datei } from './ordner.ts'

const Pflicht = z.string().trim().min(1)

/** Without these nothing leaves the house. `frist`: last day for the citizen to answer, or to seek a remedy. */
export const Metadaten = z.strictObject({
  vorgangId: Pflicht,
  aktenzeichen: Pflicht,
  leistung: Pflicht,
  organisationseinheit: Pflicht,
  frist: z.strictObject({ art: z.enum(['nachforderung', 'rechtsbehelf']), datum: z.iso.date() }),
})
export type Metadaten = z.infer<typeof Metadaten>

/** What every order to a target carries. `datum`: day (Europe/Berlin) on which it leaves. */
export type Auftrag = { effekt: Effekt; datum: string; metadaten: Metadaten; dokumentId: string }

/** Head of every job file; the names of the files it speaks of, with length and check sum for the receiver. */
export const auftragsKopf = {
  auftrag: z.string(),
  datum: z.iso.date(),
  metadaten: Metadaten,
  /** The document in the store of the platform that this order carries or announces. */
  dokumentId: Pflicht,
  dateien: z.array(z.strictObject({ datei: z.string(), laenge: z.int(), sha256: z.string() })),
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function kopfOf(auftrag: Auftrag, daten: readonly Datei[]) {
  return {
    auftrag: nameOf(auftrag.effekt),
    datum: auftrag.datum,
    metadaten: auftrag.metadaten,
    dokumentId: auftrag.dokumentId,
    dateien: daten.map((d) => ({
      datei: dateiname({ ...auftrag.effekt, art: d.art }, d.endung),
      laenge: d.bytes.byteLength,
      sha256: sha256(d.bytes),
    })),
  }
}
