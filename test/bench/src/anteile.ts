import { join } from 'node:path'
import { createZufall } from '@weiche/test-last'
import { musterFor, type Profil, stelleAuf } from './aufstellung.ts'
import { messeBlock } from './block.ts'
import { type Anteile, readAnteile } from './cpu-anteile.ts'
import type { Umfeld } from './profil.ts'

const FAELLE = 300
const TEILE: readonly [string, RegExp][] = [
  ['Satz (typst)', /typst|packages\/dokumente|piscina/],
  ['Nachweise lesen (pdfjs)', /pdfjs|packages\/(pdf-text|nachweise)|tinypool/],
  ['Regeln', /packages\/regelwerk|temporal-polyfill|lezer/],
  ['Treiber und Netz zur Datenbank', /mongodb|bson|mongoose|node:internal\/stream_base_commons|node:net/],
  ['Siegel, Kette, Prüfsummen', /crypto|packages\/siegel/],
  ['Log, Fold, Kompression', /packages\/(log|vorgang)|node:zlib|lru-cache|zod/],
  ['Dateien', /node:internal\/fs|node:fs|packages\/austausch/],
  ['HTTP und Empfang', /express|busboy|router|node:_?http|packages\/http|services\/intake|file-type|body-parser/],
  ['Speicherbereinigung', /garbage collector/],
]

/** Where CPU time of the process goes, by profile and in a run of its own: measuring slows down. */
export async function messeAnteile({ db, ordner, muster, optionen, tafel }: Umfeld, say: (text: string) => void) {
  for (const profil of ['voll', 'ohne'] as const) {
    say(`  Anteile ${profil} …`)
    const folder = join(ordner, `profil-${profil}`)
    const anteile = await record(profil, folder)
    const total = [...anteile.values()].reduce((sum, ms) => sum + ms, 0)
    const gegen = 'CPU des Dienstes'
    let rest = total
    for (const [name] of TEILE) {
      const ms = [...anteile].reduce((sum, [place, value]) => sum + (teilOf(place) === name ? value : 0), 0)
      rest -= ms
      tafel.add({ name: `Anteil ${profil}: ${name}`, value: (100 * ms) / total, unit: '%', gegen })
    }
    tafel.add({ name: `Anteil ${profil}: Übriges (Node, Start)`, value: (100 * rest) / total, unit: '%', gegen })
  }

  async function record(profil: Profil, folder: string): Promise<Anteile> {
    const execArgv = ['--cpu-prof', '--cpu-prof-dir', folder]
    const { nachweise } = optionen
    const aufstellung = await stelleAuf(profil, { db, ordner, name: `${profil}profil`, nachweise, execArgv })
    const ablauf = { art: 'geschlossen', gleichzeitig: optionen.gleichzeitig } as const
    const last = { zufall: createZufall(optionen.seed), ab: 0, anzahl: FAELLE, ablauf }
    await messeBlock(aufstellung, musterFor(profil, muster), last)
    await aufstellung.produkt.ende()
    return readAnteile(folder)
  }
}

function teilOf(place: string): string | undefined {
  return TEILE.find(([, fits]) => fits.test(place))?.[0]
}
