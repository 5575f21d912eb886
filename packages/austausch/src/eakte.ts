import { z } from 'zod'
import { type Auftrag, auftragsKopf } from './auftrag.ts'
import { dateiname } from './effekt.ts'
import { createOrdner, type Datei, type Ordner } from './ordner.ts'
import { createOrdnerZiel, type Ziel } from './ziel.ts'

/** One document of the file. `kennung` becomes the Art in its file name, for example `Nachweis-01`. */
export type Aktendokument = { kennung: string; titel: string; medientyp: string; vom: string; bytes: Uint8Array }
export type Ablage = Auftrag & { aktenplan: string; dokumente: Aktendokument[] }

export const EakteAblage = z.strictObject({
  format: z.literal('weiche-eakte/1'),
  ...auftragsKopf,
  aktenplan: z.string().min(1),
  /** In the order of the file; `vom`: day of receipt or of dispatch. */
  dokumente: z
    .array(
      z.strictObject({ datei: z.string(), titel: z.string().min(1), medientyp: z.string().min(1), vom: z.iso.date() }),
    )
    .min(1),
})
export type EakteAblage = z.infer<typeof EakteAblage>

const ENDUNGEN: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'text/plain': 'txt',
}

/** `pfad`: the exchange folder, made when it is not there. */
export async function createEakteZiel(pfad: string): Promise<Ziel<Ablage>> {
  return eakteZiel(await createOrdner(pfad))
}

export function eakteZiel(ordner: Ordner): Ziel<Ablage> {
  return createOrdnerZiel(ordner, {
    schema: EakteAblage,
    daten: (ablage) => ablage.dokumente.map(fileOf),
    inhalt: (ablage) => ({
      format: 'weiche-eakte/1',
      aktenplan: ablage.aktenplan,
      dokumente: ablage.dokumente.map((d) => ({
        datei: dateiname({ ...ablage.effekt, art: d.kennung }, fileOf(d).endung),
        titel: d.titel,
        medientyp: d.medientyp,
        vom: d.vom,
      })),
    }),
  })
}

function fileOf(dokument: Aktendokument): Datei {
  return { art: dokument.kennung, endung: ENDUNGEN[dokument.medientyp] ?? 'bin', bytes: dokument.bytes }
}
