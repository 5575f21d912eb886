import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { liesOptionen } from '@weiche/terminal'
import { referenz, schemaDateien } from '@weiche/werkbank'
import type { Befehl } from '../befehl.ts'
import { liesLeistungspaket, rules } from '../leistungspaket.ts'

const hilfe = `weiche schema

Schreibt die JSON Schemas aller Dateien eines Leistungspakets nach rules/_schema/ und die Tabellen und Beispiele in
docs/leistungspaket.md neu. Nötig, wenn sich das Format oder die Vorlage geändert hat; ein Test sagt, wann.`

export const schema: Befehl = {
  name: 'schema',
  kurz: 'JSON Schemas und Referenz der Leistungspakete neu schreiben',
  hilfe,
  async run(argv, { print, say }) {
    const gelesen = liesOptionen(argv, {})
    if (!gelesen.ok) {
      say(gelesen.text)
      return 2
    }
    const ordner = join(rules, '_schema')
    await mkdir(ordner, { recursive: true })
    const dateien = Object.entries(schemaDateien())
    for (const [name, inhalt] of dateien) await writeFile(join(ordner, name), inhalt)
    const vorlage = await liesLeistungspaket('_vorlage')
    if (!vorlage.ok) {
      say(vorlage.text)
      return 2
    }
    const seite = join(rules, '..', 'docs', 'leistungspaket.md')
    await writeFile(seite, referenz(await readFile(seite, 'utf8'), vorlage.dateien))
    print(`${dateien.length} Schemas stehen in rules/_schema/, die Referenz in docs/leistungspaket.md.`)
    return 0
  },
}
