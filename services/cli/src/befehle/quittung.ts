import { writeFileSync } from 'node:fs'
import { liesOptionen } from '@weiche/terminal'
import type { Befehl } from '../befehl.ts'
import { DATEN, DATEN_HILFE, fehler, mitInstallation } from '../installation.ts'
import { quittungDateiOf } from '../nachrechnung/quittung-datei.ts'
import { liesPerson, PERSON, PERSON_HILFE } from '../person.ts'
import { liesVorgang } from '../vorgang.ts'

const hilfe = `weiche quittung VORGANG [--datei DATEI] --person KENNUNG

Schreibt die Quittung der letzten Auswertung: welche Ausgabe, welche Fassungen, welche Dateien, welcher Ausgang; dazu
Prüfsummen von Angaben und Rechenschritten, die ohne den Schlüssel des Vorgangs nichts verraten.
Nachrechnen: weiche nachrechnen DATEI

  --datei DATEI      in diese Datei statt auf den Bildschirm
${PERSON_HILFE}
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  ...PERSON,
  zweck: { type: 'string', default: 'Nachprüfung' },
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
    const wer = liesPerson(werte)
    if (!wer.ok) return fehler(ausgabe, wer.text)
    return mitInstallation(werte.daten, ausgabe, async (i) => {
      const zugriff = { person: wer.person, aktion: 'quittung.gelesen', zweck: werte.zweck }
      const vorgang = await liesVorgang(i, name, zugriff)
      if (!vorgang.ok) return fehler(ausgabe, vorgang.text)
      const text = JSON.stringify(quittungDateiOf(vorgang.grundlage), null, 2)
      if (werte.datei === undefined) ausgabe.print(text)
      else {
        writeFileSync(werte.datei, `${text}\n`)
        ausgabe.print(`Die Quittung steht in ${werte.datei}.`)
      }
      return 0
    })
  },
}
