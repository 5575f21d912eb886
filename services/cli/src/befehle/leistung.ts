import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { liesOptionen } from '@weiche/terminal'
import { neueLeistung, pruefeLeistungsname } from '@weiche/werkbank'
import type { Befehl } from '../befehl.ts'
import { leistungen, liesLeistungspaket, rules } from '../leistungspaket.ts'

const hilfe = `weiche leistung neu NAME [--titel TITEL]

Legt unter rules/NAME ein neues Leistungspaket an: eine Kopie der Vorlage rules/_vorlage mit eigenem Namen, die lädt und
deren Fälle stimmen. NAME besteht aus Kleinbuchstaben, Ziffern und Bindestrichen.

  --titel TITEL   wie die Leistung in Schreiben heißt (sonst wie NAME)`

export const leistung: Befehl = {
  name: 'leistung',
  kurz: 'ein neues Leistungspaket aus der Vorlage anlegen',
  hilfe,
  async run(argv, { print, say }) {
    const gelesen = liesOptionen(argv, { titel: { type: 'string' } }, { max: 2 })
    if (!gelesen.ok) {
      say(gelesen.text)
      return 2
    }
    const [was, name] = gelesen.orte
    if (was !== 'neu' || name === undefined) {
      say(hilfe)
      return 2
    }
    const fehler = pruefeLeistungsname(name, await leistungen())
    const vorlage = await liesLeistungspaket('_vorlage')
    if (fehler !== undefined || !vorlage.ok) {
      say(fehler ?? (vorlage as { text: string }).text)
      return 2
    }
    const titel = gelesen.werte.titel ?? `${name[0]!.toUpperCase()}${name.slice(1)}`
    for (const [pfad, inhalt] of Object.entries(neueLeistung(vorlage.dateien, name, titel))) {
      const ziel = join(rules, name, pfad)
      await mkdir(dirname(ziel), { recursive: true })
      await writeFile(ziel, inhalt, { flag: 'wx' })
    }
    print(`rules/${name} ist angelegt. So geht es weiter:

  1. rules/_vorlage/README.md lesen: was in welcher Datei steht. Ein ganzer Weg als Beispiel: docs/erste-leistung.md.
  2. Eine Datei ändern, zuerst leistung.json. „MuZuS“ und „Musterstadt“ stehen überall für Ihre Vorschrift und Behörde.
  3. npm run weiche -- pruefen ${name}`)
    return 0
  },
}
