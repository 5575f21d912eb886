import { bedingungText, blattText, type Namen } from '../sprache/bedingung-text.ts'
import { operatorText, wertAlsText } from '../sprache/worte.ts'
import type { Art } from './eintraege.ts'
import { istObjekt, type Objekt, type Unterschied } from './json-unterschied.ts'
import { stelleText } from './stelle-text.ts'

/** Rules and named conditions: a threshold that moved is named alone, another shape is shown before and after. */
export function regelArt(ab: string, namen: { alt: Namen; neu: Namen }): Art {
  return {
    bereich: 'regel',
    ab,
    nenne: (code, regel) => `die Regel ${code} (${String(regel['titel'])})`,
    beschreibe(alt, neu, stellen) {
      const sonst = stellen.filter(({ pfad }) => !pfad.startsWith('conditions'))
      const innen = stellen.filter(({ pfad }) => pfad.startsWith('conditions'))
      return [...(innen.length > 0 ? bedingung(alt, neu, innen, namen) : []), ...sonst.map((s) => stelleText(s))]
    },
  }
}

const BLATT = /^(.*)\.(value|operator|fact)$/

function bedingung(
  alt: Objekt,
  neu: Objekt,
  stellen: readonly Unterschied[],
  namen: { alt: Namen; neu: Namen },
): string[] {
  const orte = new Set(stellen.map(({ pfad }) => BLATT.exec(pfad)?.[1]))
  const texte = [...orte].map((ort) => (ort === undefined ? undefined : blattSatz(ort, alt, neu, namen)))
  if (texte.every((t) => t !== undefined)) return texte
  return [
    `Bedingung vorher: ${bedingungText(alt['conditions'], namen.alt)}; nachher: ${bedingungText(neu['conditions'], namen.neu)}`,
  ]
}

/** One leaf that changed in place; undefined = it is not the same kind of leaf any more. */
function blattSatz(ort: string, alt: Objekt, neu: Objekt, namen: { alt: Namen; neu: Namen }): string | undefined {
  const [a, n] = [blattBei(alt, ort), blattBei(neu, ort)]
  if (!a || !n) return undefined
  const bekannt = namen.neu(String(n['fact']))
  if (a['fact'] === n['fact'] && a['operator'] === n['operator'] && !istObjekt(a['value']) && !istObjekt(n['value'])) {
    const [vorher, nachher] = [wertAlsText(a['value'], bekannt?.typ), wertAlsText(n['value'], bekannt?.typ)]
    return `${bekannt?.titel ?? String(n['fact'])} ${operatorText(String(n['operator']))} ${vorher} → ${nachher}`
  }
  return `${blattText(a, namen.alt)} → ${blattText(n, namen.neu)}`
}

function blattBei(regel: Objekt, ort: string): Objekt | undefined {
  let wert: unknown = regel
  for (const teil of ort.split(/[.[\]]+/).filter(Boolean)) {
    if (Array.isArray(wert)) wert = wert[Number(teil)]
    else wert = istObjekt(wert) ? wert[teil] : undefined
  }
  return istObjekt(wert) && 'fact' in wert ? wert : undefined
}
