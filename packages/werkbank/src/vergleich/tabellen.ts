import type { Wert } from '@weiche/vorgang'
import { wertAlsText } from '../sprache/worte.ts'
import type { Art } from './eintraege.ts'
import { istObjekt, type Objekt, paare } from './json-unterschied.ts'
import { stelleText } from './stelle-text.ts'

/** That many rows of a table are named one by one. */
const EINZELN = 4

/** Parameters and data tables: single values as before and after, tables row by row. */
export function parameterArt(ab: string, bereich: 'parameter' | 'tabelle'): Art {
  return {
    bereich,
    ab,
    nenne: (id, eintrag) => (eintrag['titel'] ? `„${String(eintrag['titel'])}“ (${id})` : `„${id}“`),
    beschreibe(alt, neu, stellen) {
      const typ = String(neu['typ'])
      const istTabelle = Array.isArray(alt['schluessel']) && Array.isArray(neu['schluessel'])
      const sonst = stellen.filter(({ pfad }) => !(istTabelle && /^werte(\[|$)/.test(pfad)))
      return [...sonst.map((s) => stelleText(s, s.pfad === 'wert' ? typ : '')), ...(istTabelle ? zeilen(alt, neu) : [])]
    },
  }
}

function zeilen(alt: Objekt, neu: Objekt): string[] {
  const typ = String(neu['typ'])
  const anders = paare(nachSchluessel(alt), nachSchluessel(neu)).filter((p) => p.alt !== p.neu)
  if (anders.length === 0) return []
  const satz = anders.slice(0, EINZELN).map((p) => `${p.name}: ${wertAlsText(p.alt, typ)} → ${wertAlsText(p.neu, typ)}`)
  const rest = anders.length - satz.length
  return [`${satz.join('; ')}${rest > 0 ? `; und ${rest} weitere Zeilen${spanne(anders)}` : ''}`]
}

function nachSchluessel(tabelle: Objekt): Map<string, Wert> {
  const schluessel = Array.isArray(tabelle['schluessel']) ? tabelle['schluessel'].filter(istObjekt) : []
  const werte = Array.isArray(tabelle['werte']) ? tabelle['werte'] : []
  return new Map(
    werte
      .filter(Array.isArray)
      .map((zeile): [string, Wert] => [
        schluessel.map((s, i) => `${String(s['id'])} ${wertAlsText(zeile[i])}`).join(', '),
        zeile.at(-1) ?? null,
      ]),
  )
}

/** By how much the numbers of a table moved: " (zwischen +2,1 % und +5,3 %)". For reading only, so floats do. */
function spanne(anders: readonly { alt: Wert | undefined; neu: Wert | undefined }[]): string {
  const prozente = anders
    .map(({ alt, neu }) => (Number(neu) / Number(alt) - 1) * 100)
    .filter((p) => Number.isFinite(p))
    .sort((a, b) => a - b)
  if (prozente.length < anders.length) return ''
  return ` (zwischen ${prozent(prozente[0]!)} und ${prozent(prozente.at(-1)!)})`
}

const prozent = (p: number) => `${p < 0 ? '−' : '+'}${Math.abs(p).toFixed(1).replace('.', ',')} %`
