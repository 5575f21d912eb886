import type { Dateiart } from '@weiche/regelwerk'
import { alleDateiarten } from './alle-dateiarten.ts'
import { type Feldzeile, felderVon } from './felder.ts'
import { jsonSchemaOf } from './json-schema.ts'

/**
 * The reference page with its generated parts made anew: what stands between `<!-- erzeugt: <art> -->` and
 * `<!-- ende -->`. Fields come from the schemas of the loader, examples from the template, which is loaded by a test.
 */
export function referenz(seite: string, vorlage: Readonly<Record<string, string>>): string {
  return seite.replaceAll(
    /(<!-- erzeugt: ([a-z-]+) -->\n)[\s\S]*?(<!-- ende -->)/g,
    (_, auf: string, name: string, zu: string) => {
      const art = alleDateiarten.find((a) => a.art === name)
      if (!art) throw new Error(`Es gibt keine Dateiart „${name}“.`)
      return `${auf}${abschnitt(art, vorlage)}${zu}`
    },
  )
}

/** Kinds of files that the page does not speak of. */
export function fehlendeArten(seite: string): string[] {
  return alleDateiarten.map(({ art }) => art).filter((art) => !seite.includes(`<!-- erzeugt: ${art} -->`))
}

function abschnitt(art: Dateiart, vorlage: Readonly<Record<string, string>>): string {
  const zeilen = felderVon(jsonSchemaOf(art)).map(tabellenzeile)
  const tabelle = ['| Feld | Art | Pflicht | Bedeutung |', '|---|---|---|---|', ...zeilen].join('\n')
  return `\n\`${art.pfad}\` · ${art.zweck}\n\n${tabelle}\n\n${beispiel(art, vorlage)}`
}

function tabellenzeile({ pfad, art, pflicht, bedeutung }: Feldzeile): string {
  return `| \`${pfad}\` | ${art} | ${pflicht ? 'ja' : ''} | ${bedeutung.replaceAll('|', '\\|')} |`
}

/** The first file of the kind in the template; of long lists only the beginning. */
function beispiel(art: Dateiart, vorlage: Readonly<Record<string, string>>): string {
  const pfad = Object.keys(vorlage)
    .filter((name) => art.muster.test(name))
    .sort()[0]
  if (pfad === undefined) return ''
  const json = JSON.parse(vorlage[pfad]!) as Record<string, unknown>
  const kurz = Object.fromEntries(
    Object.entries(json).map(([key, wert]) => [key, Array.isArray(wert) ? wert.slice(0, 2) : wert]),
  )
  const gekuerzt = JSON.stringify(kurz) === JSON.stringify(json) ? '' : ', gekürzt'
  return `<details><summary>Beispiel: rules/_vorlage/${pfad}${gekuerzt}</summary>\n\n\`\`\`json\n${JSON.stringify(kurz, null, 2)}\n\`\`\`\n</details>\n\n`
}
