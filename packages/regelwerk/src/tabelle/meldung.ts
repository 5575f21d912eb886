import { type Ladelauf, melde } from '../meldung/lies-json.ts'
import type { EntscheidungstabelleJson } from '../schema/tabelle.ts'
import type { Befund } from './pruefe.ts'

/** What is wrong with a decision table as a whole. */
export function meldeBefunde(
  lauf: Ladelauf,
  datei: string,
  json: EntscheidungstabelleJson,
  befunde: readonly Befund[],
): void {
  for (const befund of befunde) {
    if (befund.art === 'ueberschneidung' && json.treffer === 'eindeutig') {
      const { zeile, andere, beispiel } = befund
      const bei = beispiel === '' ? '' : `, zum Beispiel bei ${beispiel}`
      melde(
        lauf,
        datei,
        `zeilen[${String(zeile)}]`,
        `Diese Zeile und Zeile ${String(andere + 1)} treffen beide zu${bei}. Bitte eine davon enger fassen oder „treffer“: „erster“ wählen.`,
      )
    }
    if (befund.art === 'unerreichbar')
      melde(
        lauf,
        datei,
        `zeilen[${String(befund.zeile)}]`,
        `Diese Zeile trifft nie zu: ${json.treffer === 'erster' ? 'Frühere Zeilen kommen ihr immer zuvor, oder solche Werte gibt es nicht.' : 'Solche Werte gibt es nicht.'} Bitte berichtigen oder entfernen.`,
      )
    if (befund.art === 'luecke' && json.vollstaendig)
      melde(
        lauf,
        datei,
        'zeilen',
        `Keine Zeile trifft zu bei ${befund.beispiel}. Bitte eine Zeile ergänzen oder „vollstaendig“ entfernen.`,
      )
  }
}
