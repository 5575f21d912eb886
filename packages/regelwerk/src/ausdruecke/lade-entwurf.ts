import type { Ableitung, Baum } from '../feel/baum.ts'
import { type Ladelauf, melde, pfad as unter } from '../meldung/lies-json.ts'
import type { Modell } from '../modell/modell.ts'
import type { AbleitungJson } from '../schema/fassung.ts'
import { type Element, type Lauf, offen } from '../werte/laufwert.ts'
import { FEHLER, type Typ, typVon } from '../werte/typ.ts'
import { type Je, liesJe } from './lade-je.ts'
import type { Titel } from './lade-titel.ts'
import type { Fassungsumgebung } from './umgebung.ts'

/** A computed fact with what the results show of it. `name` = its id without the item's name; `baum` computes it, before rounding. */
export type KAbleitung = {
  json: AbleitungJson
  ableitung: Ableitung
  baum: Baum | undefined
  name: string
  titel: Titel
  /** Result of a decision table: the norm of the row that hit. */
  normVon?: (lauf: Lauf, element: Element | undefined) => string | undefined
}

/** A computed fact whose name is known, while its value is not yet read. */
export type Entwurf = KAbleitung & { je: Je; datei: string; pfad: string }

/** Which computed facts look at which. */
export type Braucht = Map<Ableitung, Set<Ableitung>>

/** Gives a computed fact its name and its slot; `typ` when more is known about it than its file says. */
export function entwirf(
  lauf: Ladelauf,
  datei: string,
  pfad: string,
  json: AbleitungJson,
  modell: Modell,
  umgebung: Fassungsumgebung,
  genauer?: Typ,
): Entwurf | undefined {
  const je = liesJe(lauf, { datei, pfad }, json, modell, umgebung)
  if (!je) return undefined
  if (je.als !== '' && !json.id.startsWith(`${je.als}.`))
    return melde(lauf, datei, unter(pfad, ['id']), `Die id beginnt mit dem Namen des Eintrags: „${je.als}.…“.`)
  const name = je.als === '' ? json.id : json.id.slice(je.als.length + 1)
  const belegt = je.als === '' ? umgebung.name(name) || umgebung.tabelle(name) : umgebung.feld(je.liste, name)
  if (belegt)
    return melde(lauf, datei, unter(pfad, ['id']), `Den Namen „${json.id}“ gibt es schon. Bitte anders benennen.`)
  const typ = genauer ?? ableitungstyp(json)
  if (!typ)
    return melde(
      lauf,
      datei,
      unter(pfad, ['von']),
      'Eine Liste sagt mit „von“, woraus sie besteht, zum Beispiel "betrag"; andere Typen haben kein „von“.',
    )
  if (json.rundung && typ.art !== 'zahl')
    return melde(
      lauf,
      datei,
      unter(pfad, ['rundung']),
      'Gerundet werden nur Zahlen. Bitte „rundung“ entfernen oder den Typ berichtigen.',
    )
  if (json.bescheid && json.typ === 'liste')
    return melde(
      lauf,
      datei,
      unter(pfad, ['bescheid']),
      'Eine Liste passt nicht auf den Berechnungsbogen. Bitte „bescheid“ entfernen.',
    )
  const ableitung: Ableitung = {
    id: json.id,
    slot: umgebung.neuerSlot(je.liste),
    typ,
    liste: je.liste,
    gerundet: json.rundung !== undefined,
    plaetze: je.plaetze,
    fn: () => offen(`${json.id}()`),
  }
  umgebung.trageEin(je.liste, name, ableitung)
  return { json, ableitung, baum: undefined, name, titel: () => json.titel, je, datei, pfad }
}

/** The name of a faulty one is known all the same: one fault, one message. */
export function merkeFehlerhafte(roh: Readonly<Record<string, unknown>>, umgebung: Fassungsumgebung): void {
  const id = String(roh['id'])
  const liste = typeof roh['je'] === 'string' ? roh['je'] : ''
  const name = liste === '' ? id : id.slice(id.indexOf('.') + 1)
  if (liste === '' ? umgebung.name(name) : umgebung.feld(liste, name)) return
  umgebung.trageEin(liste, name, { id, slot: 0, typ: FEHLER, liste, gerundet: false, plaetze: [], fn: () => offen(id) })
}

function ableitungstyp(json: AbleitungJson): Typ | undefined {
  if (json.typ !== 'liste') return json.von === undefined ? typVon(json.typ) : undefined
  return json.von === undefined ? undefined : { art: 'liste', von: typVon(json.von) }
}
