import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { liesOptionen } from '@weiche/terminal'
import { schemaDateien } from '@weiche/werkbank'
import type { Befehl } from '../befehl.ts'
import { rules } from '../leistungspaket.ts'

const hilfe = `weiche schema

Schreibt die JSON Schemas aller Dateien eines Leistungspakets nach rules/_schema/. Nötig, wenn sich das Format geändert
hat; ein Test sagt, wann.`

export const schema: Befehl = {
  name: 'schema',
  kurz: 'die JSON Schemas der Leistungspakete neu schreiben',
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
    print(`${dateien.length} Schemas stehen in rules/_schema/.`)
    return 0
  },
}
