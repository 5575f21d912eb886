import type { Bedingung, Blatt } from '../bedingung/bedingung.ts'
import type { Baum } from '../feel/baum.ts'
import type { Dezimal } from '../werte/dezimal.ts'
import type { Quelle } from './erzeuge-quelle.ts'

/**
 * Text that is true only when the condition is known to be `ziel`, and costs next to nothing: most rules are false in
 * most cases, and to see that nobody has to work out which facts are unknown. `false` says nothing; then the condition
 * is evaluated. Unknown values prove nothing: they are no booleans and no strings, and they have no `n`.
 */
export function schreibeBeweis(bedingung: Bedingung, ziel: boolean, quelle: Quelle): string {
  switch (bedingung.k) {
    case 'blatt':
      return schreibeBlatt(bedingung.blatt, ziel, quelle)
    case 'nicht':
      return schreibeBeweis(bedingung.kind, !ziel, quelle)
    default: {
      const teile = bedingung.kinder.map((kind) => schreibeBeweis(kind, ziel, quelle))
      return `(${teile.join(ziel === (bedingung.k === 'any') ? '||' : '&&')})`
    }
  }
}

const NICHTS = 'false'

function schreibeBlatt({ links, rechts, operator }: Blatt, ziel: boolean, quelle: Quelle): string {
  const x = slotOf(links.baum)
  if (x === undefined) return NICHTS
  const { art } = links.baum.typ
  if (art === 'zahl') {
    const zeichen = ZAHLEN[operator]
    const gesucht = zeichen && (ziel ? zeichen[0] : zeichen[1])
    return gesucht ? schreibeZahl(x, gesucht, rechts.baum) : NICHTS
  }
  if (rechts.baum.k !== 'konstante' || !(art === 'janein' || art === 'text')) return NICHTS
  const woerter = WORTE[operator]
  if (woerter === undefined) return NICHTS
  const { wert } = rechts.baum
  const liste = woerter.liste ? (wert as (string | boolean)[]) : [wert as string | boolean]
  const drin = woerter.drin === ziel
  if (art === 'janein') {
    const passende = [true, false].filter((wort) => liste.includes(wort) === drin)
    return passende.length === 0 ? NICHTS : `(${passende.map((wort) => `${x}===${String(wort)}`).join('||')})`
  }
  const enthalten = liste.length === 1 ? `${x}===${quelle.wert(liste[0])}` : `${quelle.wert(new Set(liste))}.has(${x})`
  return drin ? enthalten : `(typeof ${x}==="string"&&!(${enthalten}))`
}

/** What shows that the comparison is true, and what that it is false. */
const ZAHLEN: Readonly<Record<string, readonly [string, string]>> = {
  equal: ['===', '!=='],
  notEqual: ['!==', '==='],
  lessThan: ['<', '>='],
  lessThanInclusive: ['<=', '>'],
  greaterThan: ['>', '<='],
  greaterThanInclusive: ['>=', '<'],
}
const WORTE: Readonly<Record<string, { liste: boolean; drin: boolean }>> = {
  equal: { liste: false, drin: true },
  notEqual: { liste: false, drin: false },
  in: { liste: true, drin: true },
  notIn: { liste: true, drin: false },
}

/** Numbers of the same scale compare as their `n`; with 0 those of any scale do. */
function schreibeZahl(x: string, zeichen: string, rechts: Baum): string {
  if (rechts.k !== 'konstante') {
    const y = slotOf(rechts)
    return y === undefined ? NICHTS : `(${x}.n!==undefined&&${x}.s===${y}.s&&${x}.n${zeichen}${y}.n)`
  }
  const { n, s } = rechts.wert as Dezimal
  if (n === undefined) return NICHTS
  const bekannt = n === 0 ? `${x}.n!==undefined` : `${x}.s===${String(s)}&&${x}.n!==undefined`
  return `(${bekannt}&&${x}.n${zeichen}${String(n)})`
}

function slotOf(baum: Baum): string | undefined {
  if (baum.k === 'angabe') return `w[${String(baum.slot)}]`
  return baum.k === 'ableitung' ? `w[${String(baum.ableitung.slot)}]` : undefined
}
