import { type Bedingung, type Blatt, blaetterVon } from '@weiche/regelwerk'

const ZEICHEN: Record<string, string> = {
  equal: '=',
  notEqual: '≠',
  in: 'ist eines von',
  notIn: 'ist keines von',
  lessThan: '<',
  lessThanInclusive: '≤',
  greaterThan: '>',
  greaterThanInclusive: '≥',
  contains: 'enthält',
  doesNotContain: 'enthält nicht',
}

const MENGE: Record<string, string> = {
  some: 'hat einen Eintrag mit',
  every: 'hat nur Einträge mit',
  none: 'hat keinen Eintrag mit',
}

/** A condition in one line: "wohnung.miete > pruefung.mieteGrenze". */
export function blattText({ fact, operator, links, rechts, eintraege }: Blatt): string {
  if (eintraege) return `${fact} ${MENGE[operator]!} ${blaetterVon(eintraege.bedingung).map(blattText).join(', ')}`
  if (links.baum.k === 'angegeben') return `${fact} ist ${links.baum.verneint ? 'nicht ' : ''}angegeben`
  const { baum } = rechts
  const wert =
    baum.k === 'konstante'
      ? [rechts.drucke(baum.wert)].flat().map(wort).join(', ')
      : baum.k === 'ableitung'
        ? baum.ableitung.id
        : 'eine andere Angabe'
  return `${fact} ${ZEICHEN[operator] ?? operator} ${wert}`
}

/** All of a rule in the order of `alleBlaetterVon`, on an item: "alter < 18 (Eintrag in kinder)". */
export function blattTexte(bedingung: Bedingung, wo = ''): string[] {
  return blaetterVon(bedingung).flatMap((blatt) => [
    `${blattText(blatt)}${wo}`,
    ...(blatt.eintraege ? blattTexte(blatt.eintraege.bedingung, ` (Eintrag in ${blatt.fact})`) : []),
  ])
}

function wort(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  return value === '' ? 'leer' : String(value)
}
