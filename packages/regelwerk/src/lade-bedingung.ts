import type { Bedingung, Blatt, Seite } from './bedingung.ts'
import { drucke } from './drucke.ts'
import type { Ableitung, Baum, Umgebung } from './feel-baum.ts'
import { kompiliere } from './feel-compile.ts'
import { liesZelle, zellenfehler } from './lade-tabellen.ts'
import type { Laufwert } from './laufwert.ts'
import { naechster } from './naechster.ts'
import { type Operator, operatoren } from './operatoren.ts'
import type { Skalartyp } from './schema-grund.ts'
import { JANEIN, nenne, passt, type Typ } from './typ.ts'

/** Reports a fault below the rule: path from the rule on, German text. */
export type Meldung = (pfad: string, text: string) => undefined

const MAX_TIEFE = 20
type Objekt = Record<string, unknown>

/** Conditions in the format of json-rules-engine, checked and typed. Any fault is reported; then the answer is undefined. */
export function liesBedingung(
  wert: unknown,
  pfad: string,
  umgebung: Umgebung,
  melde: Meldung,
  tiefe = 0,
): Bedingung | undefined {
  if (tiefe > MAX_TIEFE)
    return melde(pfad, 'Die Bedingung ist zu tief geschachtelt. Bitte mit einer Ableitung vereinfachen.')
  if (typeof wert !== 'object' || wert === null || Array.isArray(wert))
    return melde(
      pfad,
      'Hier steht eine Bedingung: { "all": [ … ] }, { "any": [ … ] }, { "not": { … } } oder { "fact", "operator", "value" }.',
    )
  const objekt = wert as Objekt
  const arten = ['all', 'any', 'not', 'fact'].filter((art) => art in objekt)
  if (arten.length !== 1)
    return melde(
      pfad,
      arten.length === 0
        ? `Hier fehlt „all“, „any“, „not“ oder „fact“.${rat(Object.keys(objekt)[0], ['all', 'any', 'not', 'fact'])}`
        : `Hier stehen ${arten.map((a) => `„${a}“`).join(' und ')} nebeneinander. Bitte nur eines davon schreiben.`,
    )
  const art = arten[0]!
  if (
    !pruefeSchluessel(
      objekt,
      art === 'fact' ? ['fact', 'operator', 'value', 'priority'] : [art, 'priority'],
      pfad,
      melde,
    )
  )
    return undefined
  const prioritaet = liesPrioritaet(objekt['priority'], pfad, melde)
  if (art === 'fact') {
    const blatt = liesBlatt(objekt, pfad, umgebung, melde)
    return blatt && { k: 'blatt', blatt, prioritaet }
  }
  if (art === 'not') {
    const kind = liesBedingung(objekt['not'], `${pfad}.not`, umgebung, melde, tiefe + 1)
    return kind && { k: 'nicht', kind, prioritaet }
  }
  const liste = objekt[art]
  if (!Array.isArray(liste) || liste.length === 0)
    return melde(
      `${pfad}.${art}`,
      'Eine leere Gruppe träfe immer zu. Bitte Bedingungen eintragen oder die Gruppe entfernen.',
    )
  const kinder = liste.map((kind, i) => liesBedingung(kind, `${pfad}.${art}[${String(i)}]`, umgebung, melde, tiefe + 1))
  const gelesen = kinder.filter((kind) => kind !== undefined)
  if (gelesen.length < kinder.length) return undefined
  return { k: art as 'all' | 'any', kinder: gelesen.sort((a, b) => b.prioritaet - a.prioritaet), prioritaet }
}

function liesBlatt(objekt: Objekt, pfad: string, umgebung: Umgebung, melde: Meldung): Blatt | undefined {
  const links = liesFact(objekt['fact'], `${pfad}.fact`, umgebung, melde)
  const name = String(objekt['operator'])
  const operator = operatoren.get(name)
  if (!operator)
    return melde(
      `${pfad}.operator`,
      `Den Operator „${name.slice(0, 60)}“ gibt es nicht.${rat(name, [...operatoren.keys()]) || ` Erlaubt sind: ${[...operatoren.keys()].join(', ')}.`}`,
    )
  if (!('value' in objekt))
    return melde(`${pfad}.value`, '„value“ fehlt: der Wert oder { "fact": "…" }, mit dem verglichen wird.')
  if (!links || links.baum.typ.art === 'fehler') return undefined
  const { typ } = links.baum
  const basis = { stelle: pfad.replace(/^conditions\.?/, ''), fact: String(objekt['fact']), operator: name }
  if (objekt['value'] === null) return liesAngegeben(basis, links, pfad, melde)
  if (!operator.arten.includes(typ.art))
    return melde(`${pfad}.operator`, `„${name}“ passt nicht: „${basis.fact}“ ist ${nenne(typ)}.`)
  const rechts = liesRechts(objekt['value'], operator, typ, `${pfad}.value`, umgebung, melde)
  return rechts && { ...basis, links, rechts, pruefe: operator.pruefe }
}

/** `angabe`: it can be asked whether it was stated at all. */
type Faktseite = Seite & { angabe: boolean }

function liesFact(wert: unknown, pfad: string, umgebung: Umgebung, melde: Meldung): Faktseite | undefined {
  if (typeof wert !== 'string')
    return melde(pfad, 'Hier steht der Name einer Angabe oder Ableitung, zum Beispiel "wohnung.miete".')
  const symbol = umgebung.name(wert)
  if (!symbol)
    return melde(
      pfad,
      `„${wert.slice(0, 80)}“ ist weder Angabe noch Ableitung noch Parameter.${rat(wert, umgebung.namen()) || ' Bitte den Namen prüfen.'}`,
    )
  if (symbol.k === 'objekt') return melde(pfad, `„${wert}“ ist eine Gruppe von Angaben. Bitte ein Feld davon nennen.`)
  const ableitung: Ableitung | undefined = symbol.k === 'ableitung' ? symbol.ableitung : undefined
  const typ = symbol.k === 'ableitung' ? symbol.ableitung.typ : symbol.typ
  const baum: Baum =
    symbol.k === 'ableitung'
      ? { k: 'ableitung', typ, ableitung: symbol.ableitung }
      : symbol.k === 'angabe'
        ? { k: 'angabe', typ, slot: symbol.slot }
        : { k: 'konstante', typ, wert: symbol.wert }
  return {
    baum,
    fn: kompiliere(baum),
    drucke: (x) => drucke(x, typ, ableitung?.gerundet),
    angabe: symbol.k === 'angabe' && !symbol.vorgabe,
  }
}

function liesRechts(
  wert: unknown,
  operator: Operator,
  links: Typ,
  pfad: string,
  umgebung: Umgebung,
  melde: Meldung,
): Seite | undefined {
  const element = operator.rechts === 'element' && links.art === 'liste' ? links.von : links
  const erwartet: Typ = operator.rechts === 'liste' ? { art: 'liste', von: element } : element
  if (typeof wert === 'object' && wert !== null && !Array.isArray(wert)) {
    if (!pruefeSchluessel(wert as Objekt, ['fact'], pfad, melde)) return undefined
    const seite = liesFact((wert as Objekt)['fact'], `${pfad}.fact`, umgebung, melde)
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

function liesLiteral(wert: unknown, typ: Typ, pfad: string, melde: Meldung): Laufwert | undefined {
  const art: Skalartyp =
    typ.art === 'zahl' ? 'zahl' : typ.art === 'janein' ? 'janein' : typ.art === 'datum' ? 'datum' : 'text'
  const literal = liesZelle(wert, art)
  if (literal === undefined) return melde(pfad, zellenfehler(art))
  if (typ.art === 'text' && typ.werte && !typ.werte.includes(literal as string))
    return melde(
      pfad,
      `„${String(literal).slice(0, 60)}“ kommt hier nie vor.${rat(String(literal), typ.werte) || ` Möglich sind: ${typ.werte.join(', ')}.`}`,
    )
  return literal
}

/** equal null = not stated, notEqual null = stated: known about every Antrag. */
function liesAngegeben(
  basis: { stelle: string; fact: string; operator: string },
  links: Faktseite,
  pfad: string,
  melde: Meldung,
): Blatt | undefined {
  if (!links.angabe || (basis.operator !== 'equal' && basis.operator !== 'notEqual'))
    return melde(
      `${pfad}.value`,
      'null (nicht angegeben) geht nur mit equal und notEqual und nur bei einer Angabe ohne „vorgabe“.',
    )
  const baum: Baum = { k: 'angegeben', typ: JANEIN, x: links.baum, verneint: false }
  return {
    ...basis,
    links: { baum, fn: kompiliere(baum), drucke: (x) => (x === true ? 'angegeben' : null) },
    rechts: { baum: { k: 'konstante', typ: JANEIN, wert: false }, fn: () => false, drucke: () => null },
    pruefe: basis.operator === 'equal' ? (x) => x === false : (x) => x === true,
  }
}

function liesPrioritaet(wert: unknown, pfad: string, melde: Meldung): number {
  if (wert === undefined) return 1
  if (typeof wert === 'number' && Number.isSafeInteger(wert) && wert > 0) return wert
  melde(`${pfad}.priority`, '„priority“ ist eine ganze Zahl ab 1.')
  return 1
}

function pruefeSchluessel(objekt: Objekt, erlaubt: readonly string[], pfad: string, melde: Meldung): boolean {
  const fremd = Object.keys(objekt).filter((key) => !erlaubt.includes(key))
  for (const key of fremd)
    melde(
      pfad,
      `Der Schlüssel „${key.slice(0, 60)}“ ist hier unbekannt.${rat(key, erlaubt) || ` Erlaubt sind: ${erlaubt.join(', ')}.`}`,
    )
  return fremd.length === 0
}

function rat(name: string | undefined, bekannt: Iterable<string>): string {
  const nah = name === undefined ? undefined : naechster(name, bekannt)
  return nah ? ` Meinten Sie „${nah}“?` : ''
}
