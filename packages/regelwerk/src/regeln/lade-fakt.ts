import { liesZelle, zellenfehler } from '../ausdruecke/lade-tabellen.ts'
import type { Seite } from '../bedingung/bedingung.ts'
import type { Baum, Benannt } from '../feel/baum.ts'
import { kompiliere, tabellenteil } from '../feel/compile.ts'
import type { Skalartyp } from '../schema/grund.ts'
import { drucke } from '../werte/drucke.ts'
import { istOffen, type Laufwert } from '../werte/laufwert.ts'
import type { Typ } from '../werte/typ.ts'
import { type Meldung, type Objekt, pruefeSchluessel, rat, type Sicht } from './lade-sicht.ts'

/** `angabe`: it can be asked whether it was stated at all. `imEintrag`: a field of the item in sight. */
export type Faktseite = Seite & { angabe: boolean; imEintrag: boolean }

/** The name that `fact` and `path` mean together; undefined when the path is not simple. */
export function faktname(objekt: Objekt): string | undefined {
  const { fact, path } = objekt as { fact?: unknown; path?: unknown }
  if (path === undefined) return String(fact)
  return typeof path === 'string' && /^\$(\.[a-zA-Z][a-zA-Z0-9]*)+$/.test(path)
    ? `${String(fact)}${path.slice(1)}`
    : undefined
}

/** `{ fact, path?, params? }`: an Angabe, a computed fact, a parameter, or a row of a table. */
export function liesFakt(objekt: Objekt, pfad: string, sicht: Sicht): Faktseite | undefined {
  const { fact, path, params } = objekt
  const { melde } = sicht
  if (typeof fact !== 'string')
    return melde(`${pfad}.fact`, 'Hier steht der Name einer Angabe oder Ableitung, zum Beispiel "wohnung.miete".')
  if (params !== undefined) return liesTabellenzeile(fact, params, pfad, sicht)
  const name = faktname(objekt)
  if (name === undefined)
    return melde(
      `${pfad}.path`,
      'Erlaubt ist nur ein einfacher Weg in eine Gruppe, zum Beispiel "$.geburtsdatum". Für Einträge einer Liste bitte „some“, „every“ oder „none“ verwenden.',
    )
  const gruppe = finde(fact, sicht)
  if (path !== undefined && gruppe && gruppe.k !== 'objekt')
    return melde(`${pfad}.path`, `„${fact}“ ist keine Gruppe von Angaben. Bitte „path“ entfernen.`)
  const ort = path !== undefined && gruppe ? `${pfad}.path` : `${pfad}.fact`
  const symbol = finde(name, sicht)
  if (!symbol) return melde(ort, unbekannt(name, sicht))
  if (symbol.k === 'objekt') return melde(ort, `„${name}“ ist eine Gruppe von Angaben. Bitte ein Feld davon nennen.`)
  return seite(baumVon(symbol, symbol.platz), symbol, symbol.platz !== undefined)
}

type Gefunden = Benannt & { platz: number | undefined }

/** A field of the item in sight goes before a name outside. */
function finde(name: string, { umgebung, eintrag }: Sicht): Gefunden | undefined {
  const feld = eintrag && umgebung.feld(eintrag.liste, name)
  if (feld) return { ...feld, platz: eintrag.platz }
  const symbol = umgebung.name(name)
  return symbol && { ...symbol, platz: undefined }
}

function unbekannt(name: string, { umgebung, eintrag }: Sicht): string {
  const tabelle = umgebung.tabelle(name)
  if (tabelle)
    return `„${name}“ ist eine Tabelle. Bitte mit „params“ sagen, welche Zeile: ${tabelle.schluessel.map((s) => s.id).join(', ')}.`
  const bekannt = [...(eintrag ? umgebung.felder(eintrag.liste) : []), ...umgebung.namen()]
  return `„${name.slice(0, 80)}“ ist weder Angabe noch Ableitung noch Parameter.${rat(name, bekannt) || ' Bitte den Namen prüfen.'}`
}

function baumVon(symbol: Exclude<Benannt, { k: 'objekt' }>, platz: number | undefined): Baum {
  switch (symbol.k) {
    case 'konstante':
      return { k: 'konstante', typ: symbol.typ, wert: symbol.wert }
    case 'angabe':
      return platz === undefined
        ? { k: 'angabe', typ: symbol.typ, slot: symbol.slot }
        : { k: 'feld', typ: symbol.typ, platz, slot: symbol.slot }
    case 'ableitung': {
      const { ableitung } = symbol
      return platz === undefined
        ? { k: 'ableitung', typ: ableitung.typ, ableitung }
        : { k: 'feldableitung', typ: ableitung.typ, platz, ableitung }
    }
  }
}

function seite(baum: Baum, symbol: Benannt, imEintrag: boolean): Faktseite {
  const gerundet = symbol.k === 'ableitung' && symbol.ableitung.gerundet
  return {
    baum,
    fn: kompiliere(baum),
    drucke: (x) => drucke(x, baum.typ, gerundet),
    angabe: symbol.k === 'angabe' && !symbol.vorgabe,
    imEintrag,
  }
}

/** `{ "fact": "hoechstbetrag", "params": { "personen": 2, "stufe": 3 } }`: one row, found when the package is loaded. */
function liesTabellenzeile(name: string, params: unknown, pfad: string, sicht: Sicht): Faktseite | undefined {
  const { umgebung, melde } = sicht
  const tabelle = umgebung.tabelle(name)
  if (!tabelle)
    return melde(
      `${pfad}.params`,
      finde(name, sicht)
        ? `„params“ gehört zu einer Tabelle; „${name}“ ist keine. Bitte „params“ entfernen.`
        : unbekannt(name, sicht),
    )
  if (tabelle.typ.art === 'fehler') return undefined
  const namen = tabelle.schluessel.map((s) => s.id)
  if (typeof params !== 'object' || params === null || Array.isArray(params))
    return melde(`${pfad}.params`, `Hier stehen die Schlüssel der Tabelle mit ihren Werten: ${namen.join(', ')}.`)
  if (!pruefeSchluessel(params as Objekt, namen, `${pfad}.params`, melde)) return undefined
  const teile: Laufwert[] = []
  for (const { id, typ } of tabelle.schluessel) {
    const wert = (params as Objekt)[id]
    if (wert === undefined) return melde(`${pfad}.params`, `Der Schlüssel „${id}“ der Tabelle fehlt. Bitte ergänzen.`)
    const literal = liesLiteral(wert, typ, `${pfad}.params.${id}`, melde)
    if (literal === undefined) return undefined
    teile.push(literal)
  }
  const gefunden = tabelle.suche?.(teile) ?? tabelle.zeilen.get(teile.map(tabellenteil).join(''))
  if (gefunden === undefined || istOffen(gefunden))
    return melde(`${pfad}.params`, `Diese Zeile hat die Tabelle „${name}“ nicht. Bitte die Werte prüfen.`)
  const baum: Baum = { k: 'konstante', typ: tabelle.typ, wert: gefunden }
  return seite(baum, { k: 'konstante', typ: tabelle.typ, wert: gefunden }, false)
}

/** A value of the rule file by the type it is compared with. */
export function liesLiteral(wert: unknown, typ: Typ, pfad: string, melde: Meldung): Laufwert | undefined {
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
