import { einblick, type Paket } from '@weiche/regelwerk'
import type { Regelabdeckung } from '../abdeckung/regeln.ts'
import type { Pruefbefund } from './befund.ts'
import { termeVon } from './terme.ts'
import { festeZahl } from './zahlwert.ts'

/** A stretch of values for which a rule is true. */
type Strecke = { code: string; min: number; max: number; mitMin: boolean; mitMax: boolean; regel: Regelabdeckung }

/** Rules that divide up the values of one number: values that two of them take, and values between them that none takes. */
export function stufenbefunde(paket: Paket, regeln: readonly Regelabdeckung[]): Pruefbefund[] {
  const gruppen = new Map<string, Strecke[]>()
  for (const stand of new Set(regeln.map((regel) => regel.stand)))
    for (const { json, bedingung } of einblick(paket, stand).regeln) {
      const regel = regeln.find((r) => r.stand === stand && r.code === json.code)!
      const [term, ...mehr] = termeVon(bedingung) ?? []
      const fact = term?.[0]?.blatt.fact
      if (!term || mehr.length > 0 || term.some(({ blatt, ja }) => blatt.fact !== fact || !ja)) continue
      const strecke: Strecke = { code: json.code, min: -Infinity, max: Infinity, mitMin: false, mitMax: false, regel }
      if (!term.every(({ blatt }) => begrenze(strecke, blatt.operator, festeZahl(blatt)))) continue
      const schluessel = [stand, json.phase, json.event.type, fact].join(' ')
      gruppen.set(schluessel, [...(gruppen.get(schluessel) ?? []), strecke])
    }
  return [...gruppen].flatMap(([schluessel, strecken]) => zwischen(schluessel.split(' ').at(-1)!, strecken))
}

function begrenze(strecke: Strecke, operator: string, zahl: number | undefined): boolean {
  if (zahl === undefined) return false
  const gleich = operator === 'equal'
  if (gleich || operator.startsWith('greaterThan')) {
    strecke.min = zahl
    strecke.mitMin = gleich || operator.endsWith('Inclusive')
  }
  if (gleich || operator.startsWith('lessThan')) {
    strecke.max = zahl
    strecke.mitMax = gleich || operator.endsWith('Inclusive')
  }
  return gleich || operator.startsWith('greaterThan') || operator.startsWith('lessThan')
}

function zwischen(fact: string, strecken: readonly Strecke[]): Pruefbefund[] {
  const geordnet = [...strecken].sort((a, b) => a.min - b.min || Number(b.mitMin) - Number(a.mitMin))
  return geordnet.slice(1).flatMap((rechts, i) => {
    const links = geordnet[i]!
    const wo = `„${fact}“ zwischen ${links.code} und ${rechts.code}`
    if (rechts.min < links.max || (rechts.min === links.max && rechts.mitMin && links.mitMax))
      return [befund(rechts, `${wo}: Für manche Werte treffen beide Regeln zu.`)]
    if (rechts.min > links.max || (!rechts.mitMin && !links.mitMax))
      return [befund(rechts, `${wo}: Für manche Werte trifft keine der Regeln zu (ab ${links.max} bis ${rechts.min}).`)]
    return []
  })
}

function befund({ regel }: Strecke, text: string): Pruefbefund {
  const { datei, pfad } = regel
  return {
    stufe: 'hinweis',
    datei,
    pfad: `${pfad}.conditions`,
    text,
    abhilfe: 'Ist das nicht gemeint, die Grenzen angleichen.',
  }
}
