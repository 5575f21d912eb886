import { fileURLToPath } from 'node:url'
import type { DokumentRenderer } from '@weiche/dokumente'
import { druckBrief, druckFormular } from './druck.ts'

/** A document spelt out line by line: label -> words. `stichtag`: day of issue, `YYYY-MM-DD`. */
export type Schriftstueck = {
  titel: string
  layout: 'formular' | 'brief'
  zeilen: Readonly<Record<string, string>>
  stichtag: string
}

/** A sample document of a kind that has no pattern here, so that a new Leistung needs no code for its samples. */
export async function musterSchriftstueck(
  renderer: Pick<DokumentRenderer, 'renderTypst'>,
  { titel, layout, zeilen, stichtag }: Schriftstueck,
): Promise<Uint8Array> {
  const vorlage = fileURLToPath(new URL(`../vorlagen/${layout}.typ`, import.meta.url))
  const datum = { typ: 'datum', datum: stichtag } as const
  const name = titel.charAt(0).toUpperCase() + titel.slice(1)
  const daten =
    layout === 'formular'
      ? {
          titel: name,
          aussteller: ['Ausstellende Stelle'],
          zeilen: Object.entries(zeilen).map(([label, words]) => [label, words.split('\n')]),
          fuss: '',
          ausgestellt: druckFormular(datum)[0],
        }
      : {
          betreff: name,
          absender: ['Ausstellende Stelle'],
          absaetze: Object.entries(zeilen).map(([label, words]) => `${label}: ${words.replaceAll('\n', ', ')}`),
          gruss: ['Mit freundlichen Grüßen'],
          ausgestellt: druckBrief(datum)[0],
        }
  return renderer.renderTypst({ vorlage, daten, standard: '1.7', datum: stichtag })
}
