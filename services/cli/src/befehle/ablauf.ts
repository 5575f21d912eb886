import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Abschnitt, readAblauf, storedUrl } from '@weiche/ablaufspeicher'
import { liesOptionen } from '@weiche/terminal'
import { ablaufText } from '../ablauf-text.ts'
import type { Befehl } from '../befehl.ts'
import { fehler } from '../installation.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

const hilfe = `weiche ablauf VORGANG [--json]

Zeigt den Ablauf eines Vorgangs durch alle Prozesse, wie der Speicher des Clusters (Zipkin) ihn kennt: jeden Schritt, bei welchem
Dienst, wann und wie lange. Was Tage später kam, steht als eigener Ablauf darunter. Der Ablauf enthält keine Angaben.

  --daten ORDNER     Ordner des Clusters (Vorgabe .weiche/cluster)
  --speicher URL     ein anderer Zipkin-Server, zum Beispiel http://zipkin.intern:9411
  --json             die Abschnitte, wie der Speicher sie gibt`

const OPTIONEN = {
  daten: { type: 'string', default: '.weiche/cluster' },
  speicher: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

export const ablauf: Befehl = {
  name: 'ablauf',
  kurz: 'den Ablauf eines Vorgangs durch alle Dienste zeigen (im Cluster)',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN, { max: 1 })
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const { werte, orte } = gelesen
    const [vorgangId] = orte
    if (vorgangId === undefined) return fehler(ausgabe, 'Bitte die Vorgangs-ID angeben.')
    const url = werte.speicher ?? storedUrl(resolve(root, werte.daten))
    if (url === undefined) return fehler(ausgabe, `Zu ${werte.daten} gehört kein Speicher für Abläufe. ${REMEDY}`)
    let ablaeufe: Abschnitt[][]
    try {
      ablaeufe = await readAblauf(url, vorgangId)
    } catch {
      return fehler(ausgabe, `Unter ${url} antwortet kein Speicher für Abläufe. ${REMEDY}`)
    }
    if (werte.json) ausgabe.print(JSON.stringify(ablaeufe, null, 2))
    else ausgabe.print(ablaufText(vorgangId, ablaeufe))
    return ablaeufe.length > 0 ? 0 : 1
  },
}

const REMEDY =
  'Abhilfe: den Cluster starten („npm run cluster“), oder mit --daten oder --speicher sagen, wo gefragt werden soll.'
