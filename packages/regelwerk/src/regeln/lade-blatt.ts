import type { Blatt, Seite } from '../bedingung/bedingung.ts'
import { type Operator, operatoren, type Quantor, quantoren } from '../bedingung/operatoren.ts'
import type { Baum } from '../feel/baum.ts'
import { kompiliere } from '../feel/compile.ts'
import { drucke } from '../werte/drucke.ts'
import type { Laufwert } from '../werte/laufwert.ts'
import { JANEIN, nenne, passt, type Typ } from '../werte/typ.ts'
import { type Faktseite, faktname, liesFakt, liesLiteral } from './lade-fakt.ts'
import { liesQuantor } from './lade-quantor.ts'
import { type Blattkopf, type LiesInnen, type Objekt, pruefeSchluessel, rat, type Sicht } from './lade-sicht.ts'

/** One comparison: `{ fact, operator, value }`. */
export function liesBlatt(objekt: Objekt, pfad: string, sicht: Sicht, lies: LiesInnen): Blatt | undefined {
  const { melde } = sicht
  const links = liesFakt(objekt, pfad, sicht)
  const name = String(objekt['operator'])
  const operator = operatoren.get(name)
  const quantor = (quantoren as readonly string[]).includes(name)
  if (!operator && !quantor) {
    const bekannt = [...operatoren.keys(), ...quantoren]
    return melde(
      `${pfad}.operator`,
      objekt['operator'] === undefined
        ? `„operator“ fehlt. Erlaubt sind: ${bekannt.join(', ')}.`
        : `Den Operator „${name.slice(0, 60)}“ gibt es nicht.${rat(name, bekannt) || ` Erlaubt sind: ${bekannt.join(', ')}.`}`,
    )
  }
  if (!('value' in objekt))
    return melde(`${pfad}.value`, '„value“ fehlt: der Wert oder { "fact": "…" }, mit dem verglichen wird.')
  if (!links || links.baum.typ.art === 'fehler') return undefined
  const kopf = {
    stelle: pfad.replace(/^conditions\.?/, ''),
    fact: faktname(objekt)!,
    operator: name,
    imEintrag: links.imEintrag,
  }
  if (!operator)
    return liesQuantor(kopf as Blattkopf & { operator: Quantor }, links, objekt['value'], pfad, sicht, lies)
  if (objekt['value'] === null) return liesAngegeben(kopf, links, pfad, sicht)
  const { typ } = links.baum
  if (!operator.arten.includes(typ.art) || (typ.art === 'liste' && typ.von.art === 'element'))
    return melde(`${pfad}.operator`, unpassend(kopf, typ))
  const rechts = liesRechts(objekt['value'], operator, typ, `${pfad}.value`, sicht)
  return rechts && { ...kopf, links, rechts, pruefe: operator.pruefe }
}

function unpassend({ fact, operator }: Blattkopf, typ: Typ): string {
  const liste = typ.art === 'liste' && typ.von.art === 'element'
  return `„${operator}“ passt nicht: „${fact}“ ist ${nenne(typ)}.${liste ? ' Für ihre Einträge gibt es „some“, „every“ und „none“.' : ''}`
}

function liesRechts(wert: unknown, operator: Operator, links: Typ, pfad: string, sicht: Sicht): Seite | undefined {
  const { melde } = sicht
  const element = operator.rechts === 'element' && links.art === 'liste' ? links.von : links
  const erwartet: Typ = operator.rechts === 'liste' ? { art: 'liste', von: element } : element
  if (typeof wert === 'object' && wert !== null && !Array.isArray(wert)) {
    if (!pruefeSchluessel(wert as Objekt, ['fact', 'path', 'params'], pfad, melde)) return undefined
    const seite = liesFakt(wert as Objekt, pfad, sicht)
    if (seite && !passt(seite.baum.typ, erwartet))
      return melde(pfad, `Hier wird ${nenne(erwartet)} gebraucht, das ist ${nenne(seite.baum.typ)}.`)
    return seite
  }
  if (operator.rechts !== 'liste') {
    const literal = liesLiteral(wert, element, pfad, melde)
    return literal === undefined ? undefined : fest(literal, element)
  }
  if (!Array.isArray(wert) || wert.length === 0)
    return melde(pfad, 'Hier steht eine Liste mit mindestens einem Wert: [ … ].')
  const literale = wert.map((x, i) => liesLiteral(x, element, `${pfad}[${String(i)}]`, melde))
  if (literale.includes(undefined)) return undefined
  return fest(literale as Laufwert[], erwartet)
}

function fest(wert: Laufwert, typ: Typ): Seite {
  const gedruckt = drucke(wert, typ)
  return { baum: { k: 'konstante', typ, wert }, fn: () => wert, drucke: () => gedruckt }
}

/** equal null = not stated, notEqual null = stated: known about every Antrag. */
function liesAngegeben(kopf: Blattkopf, links: Faktseite, pfad: string, { melde }: Sicht): Blatt | undefined {
  if (!links.angabe || (kopf.operator !== 'equal' && kopf.operator !== 'notEqual'))
    return melde(
      `${pfad}.value`,
      'null (nicht angegeben) geht nur mit equal und notEqual und nur bei einer Angabe ohne „vorgabe“.',
    )
  const baum: Baum = { k: 'angegeben', typ: JANEIN, x: links.baum, verneint: false }
  return {
    ...kopf,
    links: { baum, fn: kompiliere(baum), drucke: (x) => (x === true ? 'angegeben' : null) },
    rechts: { baum: { k: 'konstante', typ: JANEIN, wert: false }, fn: () => false, drucke: () => null },
    pruefe: kopf.operator === 'equal' ? (x) => x === false : (x) => x === true,
  }
}
