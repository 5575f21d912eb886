import { writeFileSync } from 'node:fs'
import { liesOptionen } from '@weiche/terminal'
import type { Befehl } from '../befehl.ts'
import { DATEN, DATEN_HILFE, fehler } from '../installation.ts'
import { quittungDateiOf } from '../nachrechnung/quittung-datei.ts'
import { LESEN, LESEN_HILFE } from '../person.ts'
import { mitVorgang } from '../vorgang.ts'

const hilfe = `weiche quittung VORGANG [--datei DATEI] --person KENNUNG

Schreibt die Quittung der letzten Auswertung: welche Ausgabe, welche Fassungen, welche Dateien, welcher Ausgang; dazu
Prüfsummen von Angaben und Rechenschritten, die ohne den Schlüssel des Vorgangs nichts verraten.
Nachrechnen: weiche nachrechnen DATEI

  --datei DATEI      in diese Datei statt auf den Bildschirm
${LESEN_HILFE}
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  ...LESEN,
  datei: { type: 'string' },
} as const

export const quittung: Befehl = {
  name: 'quittung',
  kurz: 'die Quittung einer Entscheidung schreiben',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN, { max: 1 })
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const { werte, orte } = gelesen
    const [name] = orte
    if (name === undefined) return fehler(ausgabe, 'Bitte die Vorgangs-ID angeben.')
    return mitVorgang(werte, { name, aktion: 'quittung.gelesen' }, ausgabe, async (_, { grundlage }) => {
      const text = JSON.stringify(quittungDateiOf(grundlage), null, 2)
      if (werte.datei === undefined) ausgabe.print(text)
      else {
        writeFileSync(werte.datei, `${text}\n`)
        ausgabe.print(`Die Quittung steht in ${werte.datei}.`)
      }
      return 0
    })
  },
}
