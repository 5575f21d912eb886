import { alleBlaetterVon, type Bedingung, type Blatt } from '@weiche/regelwerk'
import { type Seite, seitenarten } from '../abdeckung/seiten.ts'
import { type Bereich, kann } from './bereich.ts'
import type { Bereiche } from './bereich-von.ts'
import { vergleicheBereiche } from './vergleich.ts'

/** Which outcomes a condition or a rule can have at all; what is false here no case can ever show. */
export type Moeglich = Record<Seite, boolean>

export function moeglichVon({ links, rechts, operator, eintraege }: Blatt, bereiche: Bereiche): Moeglich {
  if (eintraege)
    return jeEintrag(operator, bereiche.von(eintraege.liste.baum), regelMoeglich(eintraege.bedingung, bereiche))
  const [a, b] = [bereiche.von(links.baum), bereiche.von(rechts.baum)]
  const wert = vergleicheBereiche(operator, a.wert, b.wert)
  return { wahr: kann(wert, true), falsch: kann(wert, false), offen: a.offen || b.offen }
}

/** some, every, none: what the list and the condition on its items leave open. */
function jeEintrag(operator: string, liste: Bereich, innen: Moeglich): Moeglich {
  const { min, max } = liste.wert.art === 'liste' ? liste.wert.laenge : { min: 0, max: Infinity }
  const alle = operator === 'every'
  const entschieden = max > 0 && (alle ? innen.falsch : innen.wahr)
  const sonst = min === 0 || (alle ? innen.wahr : innen.falsch)
  const offen = liste.offen || (max > 0 && innen.offen)
  return operator === 'some' ? { wahr: entschieden, falsch: sonst, offen } : { wahr: sonst, falsch: entschieden, offen }
}

/** The same for a whole rule; that two conditions exclude each other is not looked at. */
export function regelMoeglich(bedingung: Bedingung, bereiche: Bereiche): Moeglich {
  if (bedingung.k === 'blatt') return moeglichVon(bedingung.blatt, bereiche)
  if (bedingung.k === 'nicht') {
    const { wahr, falsch, offen } = regelMoeglich(bedingung.kind, bereiche)
    return { wahr: falsch, falsch: wahr, offen }
  }
  const kinder = bedingung.kinder.map((kind) => regelMoeglich(kind, bereiche))
  const alle = bedingung.k === 'all'
  return {
    wahr: alle ? kinder.every((kind) => kind.wahr) : kinder.some((kind) => kind.wahr),
    falsch: alle ? kinder.some((kind) => kind.falsch) : kinder.every((kind) => kind.falsch),
    offen: kinder.some((kind) => kind.offen),
  }
}

/** What is possible in one of several Fassungen is possible. */
export function irgendwo(liste: readonly Moeglich[]): Moeglich {
  const [wahr, falsch, offen] = seitenarten.map((seite) => liste.some((moeglich) => moeglich[seite]))
  return { wahr: wahr!, falsch: falsch!, offen: offen! }
}

/** Per condition of a rule, those on items included, in order. */
export function blaetterMoeglich(bedingung: Bedingung, bereiche: Bereiche): Moeglich[] {
  return alleBlaetterVon(bedingung).map((blatt) => moeglichVon(blatt, bereiche))
}
