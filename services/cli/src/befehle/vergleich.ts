import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { datumText } from '@weiche/regelwerk'
import { liesOptionen } from '@weiche/terminal'
import { type Aenderung, vergleiche } from '@weiche/werkbank'
import type { Befehl } from '../befehl.ts'
import { fehler } from '../installation.ts'
import { ladeLeistungspaket } from '../leistungspaket.ts'

const hilfe = `weiche vergleich ALT NEU

Sagt in deutschen Sätzen, was sich zwischen zwei Ständen eines Leistungspakets ändert.
ALT und NEU sind Namen unter rules/ oder Pfade von Ordnern.

  --json             die Änderungen als JSON, zum Weiterverarbeiten
  --chronik TITEL    schreibt sie als neuen Abschnitt oben in NEU/CHANGELOG.md
  --help             diese Hilfe`

const OPTIONEN = { json: { type: 'boolean', default: false }, chronik: { type: 'string' } } as const

export const vergleich: Befehl = {
  name: 'vergleich',
  kurz: 'sagen, was sich zwischen zwei Ständen eines Leistungspakets ändert',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN, { max: 2 })
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const [alt, neu] = gelesen.orte
    if (alt === undefined || neu === undefined)
      return fehler(ausgabe, 'Bitte zwei Stände angeben, zum Beispiel: weiche vergleich wohngeld ../entwurf/wohngeld')
    // Both have to load: what is no package cannot be compared in words.
    const [a, n] = await Promise.all([ladeLeistungspaket(alt), ladeLeistungspaket(neu)])
    if (!a.ok) return fehler(ausgabe, a.text)
    if (!n.ok) return fehler(ausgabe, n.text)
    const aenderungen = vergleiche(a.dateien, n.dateien)
    const { json, chronik } = gelesen.werte
    ausgabe.print(json ? JSON.stringify(aenderungen, null, 2) : alsText(aenderungen))
    if (chronik !== undefined) await schreibeChronik(join(n.pfad, 'CHANGELOG.md'), chronik, aenderungen)
    return 0
  },
}

export function alsText(aenderungen: readonly Aenderung[]): string {
  if (aenderungen.length === 0) return 'Kein Unterschied.'
  const tage = [...new Set(aenderungen.map((a) => a.ab))]
  return tage
    .map((tag) => {
      const saetze = aenderungen.filter((a) => a.ab === tag).map((a) => `- ${a.satz}${a.norm ? ` (${a.norm})` : ''}`)
      return [tag === '' ? 'Für alle Fassungen:' : `In der Fassung ab dem ${datumText(tag)}:`, ...saetze].join('\n')
    })
    .join('\n\n')
}

async function schreibeChronik(datei: string, titel: string, aenderungen: readonly Aenderung[]): Promise<void> {
  const bisher = await readFile(datei, 'utf8').catch(() => '# Änderungen\n')
  const [kopf, ...rest] = bisher.split('\n')
  await writeFile(datei, [kopf, '', `## ${titel}`, '', alsText(aenderungen), ...rest].join('\n'))
}
