import type { Benannt, Tabelle } from '../feel/baum.ts'
import { tabellenteil } from '../feel/compile.ts'
import { type Ladelauf, liesDatei, liesEintraege, melde } from '../meldung/lies-json.ts'
import { EinzelwertJson, TabelleJson } from '../schema/fassung.ts'
import type { Skalartyp } from '../schema/grund.ts'
import { istDatum } from '../werte/datum.ts'
import { parseDauer } from '../werte/dauer.ts'
import { parseDezimal, vonGanzzahl } from '../werte/dezimal.ts'
import type { Laufwert } from '../werte/laufwert.ts'
import { FEHLER, type Typ, typVon } from '../werte/typ.ts'

export type ParameterJson = EinzelwertJson | TabelleJson
export type Parameter = { json: ParameterJson[]; werte: Map<string, Benannt>; tabellen: Map<string, Tabelle> }

/** parameter.json of one Fassung: single values by name, values with keys as tables. */
export function ladeParameter(lauf: Ladelauf, datei: string): Parameter {
  const gelesen: ParameterJson[] = []
  const werte = new Map<string, Benannt>()
  const tabellen = new Map<string, Tabelle>()
  const eintraege = liesEintraege<ParameterJson>(lauf, datei, 'parameter', (roh) =>
    'schluessel' in roh ? TabelleJson : EinzelwertJson,
  )
  for (const { pfad, roh, json } of eintraege) {
    const id = String(roh['id'])
    if (json) gelesen.push(json)
    if (werte.has(id) || tabellen.has(id))
      melde(lauf, datei, pfad, `„${id}“ gibt es schon. Bitte einen Eintrag entfernen.`)
    if (!json) {
      werte.set(id, { k: 'konstante', wert: false, typ: FEHLER })
      tabellen.set(id, { id, schluessel: [], typ: FEHLER, zeilen: new Map() })
    } else if ('schluessel' in json) tabellen.set(id, baueTabelle(lauf, datei, pfad, json))
    else {
      const gelesenerWert = liesEinzelwert(json)
      if (!gelesenerWert) melde(lauf, datei, `${pfad}.wert`, zellenfehler(json.typ))
      werte.set(id, { k: 'konstante', ...(gelesenerWert ?? { wert: false, typ: FEHLER }) })
    }
  }
  return { json: gelesen, werte, tabellen }
}

/** daten/*.json: one table per file, the same for all Fassungen. */
export function ladeDaten(lauf: Ladelauf): Map<string, Tabelle> {
  const tabellen = new Map<string, Tabelle>()
  for (const datei of Object.keys(lauf.dateien)
    .filter((name) => /^daten\/[^/]+\.json$/.test(name))
    .sort()) {
    const json = liesDatei(lauf, datei, TabelleJson)
    if (!json) continue
    if (tabellen.has(json.id)) melde(lauf, datei, 'id', `Die Tabelle „${json.id}“ gibt es schon. Bitte umbenennen.`)
    tabellen.set(json.id, baueTabelle(lauf, datei, '', json))
  }
  return tabellen
}

function baueTabelle(lauf: Ladelauf, datei: string, pfad: string, json: TabelleJson): Tabelle {
  const zeilen = new Map<string, Laufwert>()
  const prefix = pfad === '' ? 'werte' : `${pfad}.werte`
  const breite = json.schluessel.length + 1
  for (const [index, zeile] of json.werte.entries()) {
    const hier = `${prefix}[${String(index)}]`
    if (zeile.length !== breite) {
      melde(
        lauf,
        datei,
        hier,
        `Diese Zeile braucht ${String(breite)} Werte: die Schlüssel in ihrer Reihenfolge, dann den Wert.`,
      )
      continue
    }
    const werte = zeile.map((zelle, spalte) => {
      const typ = json.schluessel[spalte]?.typ ?? json.typ
      const wert = liesZelle(zelle, typ)
      if (wert === undefined) melde(lauf, datei, `${hier}[${String(spalte)}]`, zellenfehler(typ))
      return wert
    })
    const wert = werte.pop()
    if (wert === undefined || werte.includes(undefined)) continue
    const schluessel = werte.map((teil) => tabellenteil(teil!)).join('')
    if (zeilen.has(schluessel))
      melde(lauf, datei, hier, 'Diese Schlüssel kommen doppelt vor. Bitte eine der beiden Zeilen entfernen.')
    zeilen.set(schluessel, wert)
  }
  const schluessel = json.schluessel.map((s) => ({ id: s.id, typ: typVon(s.typ) }))
  return { id: json.id, schluessel, typ: typVon(json.typ), zeilen }
}

/** A duration says itself whether it counts months or days. */
function liesEinzelwert({ typ, wert }: EinzelwertJson): { wert: Laufwert; typ: Typ } | undefined {
  if (typ === 'dauer') return typeof wert === 'string' ? parseDauer(wert) : undefined
  const zelle = liesZelle(wert, typ)
  return zelle === undefined ? undefined : { wert: zelle, typ: typVon(typ) }
}

/** A literal of a file by its type; undefined = does not fit. */
export function liesZelle(zelle: unknown, typ: Skalartyp): Laufwert | undefined {
  switch (typ) {
    case 'janein':
      return typeof zelle === 'boolean' ? zelle : undefined
    case 'text':
      return typeof zelle === 'string' ? zelle : undefined
    case 'datum':
      return typeof zelle === 'string' && istDatum(zelle) ? zelle : undefined
    case 'ganzzahl':
      return typeof zelle === 'number' && Number.isSafeInteger(zelle) ? vonGanzzahl(zelle) : undefined
    default:
      if (typeof zelle === 'number') return Number.isSafeInteger(zelle) ? vonGanzzahl(zelle) : undefined
      return typeof zelle === 'string' ? parseDezimal(zelle) : undefined
  }
}

export function zellenfehler(typ: EinzelwertJson['typ']): string {
  const beispiel = {
    janein: 'true oder false',
    text: 'ein Text in Anführungszeichen',
    datum: '"2025-01-01"',
    ganzzahl: '12',
    betrag: '"361.00"',
    zahl: '12 oder "0.5"',
    dauer: '"P1Y6M" (Jahre, Monate) oder "P14D" (Tage)',
  }
  return `Das passt nicht zum Typ „${typ}“. Bitte so schreiben: ${beispiel[typ]}.`
}
