import type { Register } from '@weiche/regelwerk'
import { liesOptionen } from '@weiche/terminal'
import { erklaere } from '@weiche/werkbank'
import type { Befehl } from '../befehl.ts'
import { erklaerungText } from '../erklaerung/text.ts'
import { DATEN, DATEN_HILFE, fehler } from '../installation.ts'
import { LESEN, LESEN_HILFE } from '../person.ts'
import { mitVorgang } from '../vorgang.ts'

const hilfe = `weiche erklaeren VORGANG [--fachlich|--einfach|--leicht] [--json] --person KENNUNG

Erklärt die letzte Auswertung eines Vorgangs: Ausgang, Beträge, jede Regel, auf die es ankam, mit ihren Werten und
woher sie stammen; was noch fehlt; warum ein Mensch entscheidet; und welche Angabe allein das Ergebnis geändert hätte.

  --fachlich         mit Normen, Codes, Rechenweg und Herkunft (Vorgabe)
  --einfach          in einfachen Worten
  --leicht           in Leichter Sprache
  --json             alles als JSON
${LESEN_HILFE}
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  ...LESEN,
  fachlich: { type: 'boolean', default: false },
  einfach: { type: 'boolean', default: false },
  leicht: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

export const erklaeren: Befehl = {
  name: 'erklaeren',
  kurz: 'eine Entscheidung erklären: Gründe, Werte, Herkunft, und was sie geändert hätte',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN, { max: 1 })
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const { werte, orte } = gelesen
    const [name] = orte
    if (name === undefined) return fehler(ausgabe, 'Bitte die Vorgangs-ID angeben.')
    if ([werte.fachlich, werte.einfach, werte.leicht].filter(Boolean).length > 1)
      return fehler(ausgabe, 'Bitte nur eines von --fachlich, --einfach und --leicht angeben.')
    const stufe: Register = werte.leicht ? 'leicht' : werte.einfach ? 'einfach' : 'recht'
    return mitVorgang(werte, { name, aktion: 'vorgang.erklaert' }, ausgabe, async (i, { commits, grundlage }) => {
      const { paket } = await i.steuerung.lade(grundlage.vorgang.leistung, grundlage.quittung.ausgabe)
      const erklaerung = erklaere(paket, commits, grundlage, stufe)
      ausgabe.print(werte.json ? JSON.stringify(erklaerung, null, 2) : erklaerungText(erklaerung, stufe))
      return 0
    })
  },
}
