import { liesAusdruck } from './ausdruck.ts'
import { type Dezimal, runde } from './dezimal.ts'
import type { Ableitung, Baum } from './feel-baum.ts'
import { kompiliere } from './feel-compile.ts'
import { type Je, liesJe } from './lade-je.ts'
import { type Ladelauf, liesEintraege, melde } from './lade-json.ts'
import { liesTitel, type Titel } from './lade-titel.ts'
import { type Fn, istOffen, offen } from './laufwert.ts'
import type { Modell } from './modell.ts'
import { AbleitungJson, type Rundung } from './schema-fassung.ts'
import { FEHLER, type Typ, typVon } from './typ.ts'
import type { Fassungsumgebung } from './umgebung.ts'

/** A computed fact with what the results show of it. `name` = its id without the item's name; `baum` computes it, before rounding. */
export type KAbleitung = {
  json: AbleitungJson
  ableitung: Ableitung
  baum: Baum | undefined
  name: string
  titel: Titel
}
type Entwurf = KAbleitung & { je: Je; pfad: string }

/** ableitungen.json of one Fassung: all names first, so that order does not matter, then types, then cycles. */
export function ladeAbleitungen(
  lauf: Ladelauf,
  datei: string,
  modell: Modell,
  umgebung: Fassungsumgebung,
): KAbleitung[] {
  const entwuerfe: Entwurf[] = []
  for (const { pfad, roh, json } of liesEintraege(lauf, datei, 'ableitungen', AbleitungJson)) {
    const entwurf = json && entwirf(lauf, datei, pfad, json, modell, umgebung)
    if (entwurf) entwuerfe.push(entwurf)
    else merkeFehlerhafte(roh, umgebung)
  }
  const braucht = new Map<Ableitung, Set<Ableitung>>()
  for (const entwurf of entwuerfe) {
    const { json, ableitung, je, pfad } = entwurf
    const benutzt = new Set<Ableitung>()
    const ort = { datei, pfad: `${pfad}.ausdruck` }
    const baum = liesAusdruck(lauf, ort, json.ausdruck, ableitung.typ, umgebung, je.lokale, benutzt)
    braucht.set(ableitung, benutzt)
    entwurf.baum = baum
    if (baum) ableitung.fn = json.rundung ? gerundet(kompiliere(baum), json.rundung) : kompiliere(baum)
    entwurf.titel = liesTitel(lauf, { datei, pfad: `${pfad}.titel` }, json.titel, umgebung, je)
  }
  for (const { ableitung, pfad } of entwuerfe) {
    const kreis = findeKreis(ableitung, braucht)
    if (kreis)
      melde(
        lauf,
        datei,
        pfad,
        `Die Ableitung dreht sich im Kreis: ${kreis.join(' → ')}. Bitte an einer Stelle auftrennen.`,
      )
  }
  return entwuerfe
}

function entwirf(
  lauf: Ladelauf,
  datei: string,
  pfad: string,
  json: AbleitungJson,
  modell: Modell,
  umgebung: Fassungsumgebung,
): Entwurf | undefined {
  const je = liesJe(lauf, { datei, pfad }, json, modell, umgebung)
  if (!je) return undefined
  if (je.als !== '' && !json.id.startsWith(`${je.als}.`))
    return melde(lauf, datei, `${pfad}.id`, `Die id beginnt mit dem Namen des Eintrags: „${je.als}.…“.`)
  const name = je.als === '' ? json.id : json.id.slice(je.als.length + 1)
  const belegt = je.als === '' ? umgebung.name(name) || umgebung.tabelle(name) : umgebung.feld(je.liste, name)
  if (belegt) return melde(lauf, datei, `${pfad}.id`, `Den Namen „${json.id}“ gibt es schon. Bitte anders benennen.`)
  const typ = ableitungstyp(json)
  if (!typ)
    return melde(
      lauf,
      datei,
      `${pfad}.von`,
      'Eine Liste sagt mit „von“, woraus sie besteht, zum Beispiel "betrag"; andere Typen haben kein „von“.',
    )
  if (json.rundung && typ.art !== 'zahl')
    return melde(
      lauf,
      datei,
      `${pfad}.rundung`,
      'Gerundet werden nur Zahlen. Bitte „rundung“ entfernen oder den Typ berichtigen.',
    )
  if (json.bescheid && json.typ === 'liste')
    return melde(
      lauf,
      datei,
      `${pfad}.bescheid`,
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
  return { json, ableitung, baum: undefined, name, titel: () => json.titel, je, pfad }
}

/** The name of a faulty one is known all the same: one fault, one message. */
function merkeFehlerhafte(roh: Readonly<Record<string, unknown>>, umgebung: Fassungsumgebung): void {
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

function gerundet(fn: Fn, rundung: Rundung): Fn {
  return (lauf) => {
    const wert = fn(lauf)
    return istOffen(wert) ? wert : runde(wert as Dezimal, rundung.skala, rundung.modus)
  }
}

/** The ids along a cycle that begins and ends with `start`, else undefined. */
function findeKreis(start: Ableitung, braucht: ReadonlyMap<Ableitung, ReadonlySet<Ableitung>>): string[] | undefined {
  const gesehen = new Set<Ableitung>()
  const weg: string[] = []
  const suche = (hier: Ableitung): boolean => {
    weg.push(hier.id)
    for (const naechste of braucht.get(hier) ?? []) {
      if (naechste === start) return true
      if (gesehen.has(naechste)) continue
      gesehen.add(naechste)
      if (suche(naechste)) return true
    }
    weg.pop()
    return false
  }
  return suche(start) ? [...weg, start.id] : undefined
}
