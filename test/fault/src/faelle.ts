import { fileURLToPath } from 'node:url'
import { readBeispiele } from '@weiche/all-in-one'
import { createDokumentRenderer } from '@weiche/dokumente'
import { type Anlage, createZufall, nachweiseOf, personAntrag, unterscheide, uuid } from '@weiche/test-last'
import type { Angaben } from '@weiche/vorgang'

/**
 * `vollstaendig`: all Nachweise at once, decided dark. `unvollstaendig`: none, and a Nachreichung once they are asked for.
 * `person`: free text and no Nachweise, so a person takes it over and decides.
 */
export type Fallart = 'vollstaendig' | 'unvollstaendig' | 'person'
export type Fall = {
  nummer: number
  art: Fallart
  angaben: Angaben
  anlagen: Anlage[]
  /** One Idempotency-Key per command, the same in every attempt and in every run with this seed. */
  schluessel: { antrag: string; nachreichung: string; uebernehmen: string; entscheiden: string }
}

/** Half with Nachweise, a tenth incomplete, the rest for a person. */
const ARTEN: readonly Fallart[] = [
  ...Array<Fallart>(5).fill('vollstaendig'),
  'unvollstaendig',
  ...Array<Fallart>(4).fill('person'),
]
const PERSONEN = 20
const STICHTAG = '2025-06-02'
const BEMERKUNG = 'Bitte rufen Sie mich vor der Entscheidung an.'
const rules = fileURLToPath(new URL('../../../rules', import.meta.url))

export async function createFaelle(seed: number, anzahl: number): Promise<Fall[]> {
  const zufall = createZufall(seed)
  const vorlage = readBeispiele(rules, 'wohngeld').find((b) => b.id === 'e1')!
  const renderer = createDokumentRenderer()
  try {
    const personen = Array.from({ length: PERSONEN }, () => personAntrag(vorlage, zufall))
    const unterlagen = await Promise.all(
      personen.map((angaben) => nachweiseOf(renderer, vorlage, angaben, { zufall, stichtag: STICHTAG })),
    )
    return Array.from({ length: anzahl }, (_, nummer) => {
      const art = ARTEN[nummer % ARTEN.length]!
      const key = () => uuid(zufall)
      return {
        nummer,
        art,
        angaben: angabenFor(art, unterscheide(personen[nummer % PERSONEN]!, nummer)),
        anlagen: art === 'person' ? [] : unterlagen[nummer % PERSONEN]!,
        schluessel: { antrag: key(), nachreichung: key(), uebernehmen: key(), entscheiden: key() },
      }
    })
  } finally {
    await renderer.close()
  }
}

function angabenFor(art: Fallart, angaben: Angaben): Angaben {
  if (art !== 'person') return angaben
  return { ...angaben, antrag: { ...(angaben['antrag'] as Angaben), bemerkung: BEMERKUNG } }
}
