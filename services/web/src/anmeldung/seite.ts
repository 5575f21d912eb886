import type { Answer } from '@weiche/http'
import { seitenAntwort } from '../antwort.ts'
import type { Seiten } from '../bau/seiten.ts'
import { type Kontext, rahmenOf } from '../kontext.ts'
import { type Anlass, anmeldungText } from './texte.ts'

/** A page of the sign-in: what happened, and one way on. `adresse` undefined = there is none. */
export function anmeldeSeite(
  seiten: Seiten,
  kontext: Kontext,
  { anlass, adresse, status }: { anlass: Anlass; adresse: string | undefined; status: number },
  headers: NonNullable<Answer['headers']> = {},
): Answer {
  const { kopf, saetze, weiter } = anmeldungText(kontext.sprache, anlass)
  // The address of this page is of one use: a switch of language leads to the beginning.
  const rahmen = {
    ...rahmenOf({ ...kontext, adresse: '/', anmeldbar: kontext.anmeldbar && anlass !== 'willkommen' }, kopf),
    weiter: anlass === 'willkommen' ? adresse : undefined,
  }
  const weg = adresse === undefined ? undefined : { text: weiter, adresse }
  return seitenAntwort(
    seiten,
    { rahmen, inhalt: { art: 'fehler', kopf, saetze, kennung: '', weiter: weg } },
    status,
    headers,
  )
}
