import { liesAusdruck } from '../ausdruecke/ausdruck.ts'
import { type Braucht, type Entwurf, entwirf, type KAbleitung, merkeFehlerhafte } from '../ausdruecke/lade-entwurf.ts'
import { liesTitel } from '../ausdruecke/lade-titel.ts'
import type { Fassungsumgebung } from '../ausdruecke/umgebung.ts'
import type { Ableitung } from '../feel/baum.ts'
import { kompiliere } from '../feel/compile.ts'
import { ersterKreis } from '../meldung/kreis.ts'
import { type Ladelauf, liesEintraege, melde } from '../meldung/lies-json.ts'
import type { Modell } from '../modell/modell.ts'
import { AbleitungJson, type Rundung } from '../schema/fassung.ts'
import { entwirfTabellen, liesTabelle } from '../tabelle/lade-entscheidung.ts'
import { type Dezimal, runde } from '../werte/dezimal.ts'
import { type Fn, istOffen } from '../werte/laufwert.ts'

/**
 * ableitungen.json and tabellen/ of one Fassung: all names first, so that order does not matter, then types, then
 * cycles. The results of decision tables are computed facts like the others and come behind them.
 */
export function ladeAbleitungen(
  lauf: Ladelauf,
  ordner: string,
  modell: Modell,
  umgebung: Fassungsumgebung,
): KAbleitung[] {
  const datei = `${ordner}/ableitungen.json`
  const geschrieben: Entwurf[] = []
  for (const { pfad, roh, json } of liesEintraege(lauf, datei, 'ableitungen', AbleitungJson)) {
    const entwurf = json && entwirf(lauf, datei, pfad, json, modell, umgebung)
    if (entwurf) geschrieben.push(entwurf)
    else merkeFehlerhafte(roh, umgebung)
  }
  const tabellen = entwirfTabellen(lauf, `${ordner}/tabellen/`, modell, umgebung)
  const braucht: Braucht = new Map()
  for (const entwurf of geschrieben) liesWert(lauf, entwurf, umgebung, braucht)
  for (const tabelle of tabellen) liesTabelle(lauf, tabelle, modell, umgebung, braucht)
  const alle = [...geschrieben, ...tabellen.flatMap((tabelle) => tabelle.entwuerfe)]
  meldeKreis(lauf, alle, braucht)
  return alle
}

function liesWert(lauf: Ladelauf, entwurf: Entwurf, umgebung: Fassungsumgebung, braucht: Braucht): void {
  const { json, ableitung, je, datei, pfad } = entwurf
  const benutzt = new Set<Ableitung>()
  const ort = { datei, pfad: `${pfad}.ausdruck` }
  const baum = liesAusdruck(lauf, ort, json.ausdruck, ableitung.typ, umgebung, je.lokale, benutzt)
  braucht.set(ableitung, benutzt)
  entwurf.baum = baum
  if (baum) ableitung.fn = json.rundung ? gerundet(kompiliere(baum), json.rundung) : kompiliere(baum)
  entwurf.titel = liesTitel(lauf, { datei, pfad: `${pfad}.titel` }, json.titel, umgebung, je)
}

function meldeKreis(lauf: Ladelauf, entwuerfe: readonly Entwurf[], braucht: Braucht): void {
  const nach = new Map(entwuerfe.map((entwurf) => [entwurf.ableitung.id, entwurf]))
  const ids = (id: string) =>
    [...(braucht.get(nach.get(id)!.ableitung) ?? [])].map((a) => a.id).filter((a) => nach.has(a))
  const kreis = ersterKreis([...nach.keys()], ids)
  if (!kreis) return
  const { datei, pfad } = nach.get(kreis[0]!)!
  melde(lauf, datei, pfad, `Die Ableitung dreht sich im Kreis: ${kreis.join(' → ')}. Bitte an einer Stelle auftrennen.`)
}

function gerundet(fn: Fn, rundung: Rundung): Fn {
  return (lauf) => {
    const wert = fn(lauf)
    return istOffen(wert) ? wert : runde(wert as Dezimal, rundung.skala, rundung.modus)
  }
}
