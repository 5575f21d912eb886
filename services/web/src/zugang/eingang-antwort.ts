import type { Answer } from '@weiche/http'
import { seitenAntwort } from '../antwort.ts'
import type { Seiten } from '../bau/seiten.ts'
import { type Kontext, rahmenOf } from '../kontext.ts'
import type { Feldfehler } from '../seite/modell.ts'
import { worte } from '../seite/worte.ts'

/** Asks for the code; the same page whether the Vorgang exists or not. */
export function eingangAntwort(
  seiten: Seiten,
  kontext: Kontext,
  eingabe: { vorgangId: string; zu: string; fehler: Feldfehler[] },
  status = 200,
): Answer {
  const w = worte(kontext.sprache)
  const titel = eingabe.fehler.length > 0 ? `${w.fehlerVor}: ${w.eingang.kopf}` : w.eingang.kopf
  const { zugang } = kontext
  const weiter =
    zugang.art === 'code'
      ? { text: w.status.kopf(zugang.vorgangId), adresse: `/antraege/${zugang.vorgangId}` }
      : zugang.art === 'person'
        ? { text: w.meine, adresse: '/antraege' }
        : undefined
  return seitenAntwort(
    seiten,
    { rahmen: rahmenOf(kontext, titel), inhalt: { art: 'eingang', ...eingabe, weiter } },
    status,
  )
}
