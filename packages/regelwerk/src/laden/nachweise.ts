import type { KNachweis } from '../ausdruecke/lade-nachweise.ts'
import type { Lage } from '../bedingung/ergebnis.ts'
import type { KFassung, Kompiliert } from '../programm/kompiliert.ts'
import { elementeVon, starteLauf } from '../programm/lauf-start.ts'
import { anzahlMonate, ersterMonat, fassungFuer } from '../programm/zeitraum.ts'
import type { LeistungJson } from '../schema/leistung.ts'
import type { NachweisJson } from '../schema/nachweise.ts'
import { drucke } from '../werte/drucke.ts'
import { type Element, istOffen, type Lauf, type Laufwert, setzeElement } from '../werte/laufwert.ts'
import type { Bedarf, NachweisKatalog } from './paket.ts'

/** The catalogue of nachweise.json with its compiled expressions; the Fassung of the first month counts. */
export function nachweisKatalog(
  liste: readonly NachweisJson[],
  ergebnis: LeistungJson['ergebnis'],
  kompiliert: Kompiliert,
): NachweisKatalog {
  return {
    liste,
    benoetigt(lage) {
      const { fassung, lauf } = beginne(ergebnis, kompiliert, lage)
      return fassung.nachweise.flatMap((nachweis) => bedarf(nachweis, kompiliert, lauf))
    },
    vergleichswert(lage, nachweisId, index, betrifft) {
      const { fassung, lauf } = beginne(ergebnis, kompiliert, lage)
      const nachweis = fassung.nachweise.find((n) => n.json.id === nachweisId)
      const vergleich = nachweis?.vergleiche[index]
      if (!nachweis || !vergleich)
        throw new Error(`Nachweis „${nachweisId}“ hat keinen Vergleich ${String(index)} mit einem Ausdruck.`)
      if (nachweis.je.liste !== '') {
        const element = elementeVon(kompiliert.modell, lauf, nachweis.je.liste).elemente.find((e) => e.ids === betrifft)
        if (!element) throw new Error(`Nachweis „${nachweisId}“: Den Eintrag „${betrifft}“ gibt es nicht.`)
        setzeElement(lauf, nachweis.je.plaetze, element)
      }
      const wert = vergleich.fn(lauf)
      const unbekannt = alleOffen(wert)
      return unbekannt.length > 0
        ? { bekannt: false, offen: unbekannt }
        : { bekannt: true, wert: drucke(wert, vergleich.typ) }
    },
  }
}

function beginne(
  ergebnis: LeistungJson['ergebnis'],
  kompiliert: Kompiliert,
  lage: Lage,
): { fassung: KFassung; lauf: Lauf } {
  const monat = ersterMonat(lage)
  return {
    fassung: fassungFuer(kompiliert, ergebnis, lage, monat) ?? kompiliert.fassungen[0]!,
    lauf: starteLauf(kompiliert, lage, anzahlMonate(ergebnis, lage), monat),
  }
}

function bedarf(nachweis: KNachweis, kompiliert: Kompiliert, lauf: Lauf): Bedarf[] {
  if (nachweis.je.liste === '') return eintrag(nachweis, '', nachweis.wenn(lauf))
  const { elemente, unbekannt } = elementeVon(kompiliert.modell, lauf, nachweis.je.liste)
  const je = elemente.flatMap((element: Element) => {
    setzeElement(lauf, nachweis.je.plaetze, element)
    return eintrag(nachweis, element.ids, nachweis.wenn(lauf))
  })
  return unbekannt ? [...je, ...eintrag(nachweis, '', unbekannt)] : je
}

function eintrag(nachweis: KNachweis, betrifft: string, wert: Laufwert): Bedarf[] {
  if (istOffen(wert)) return [{ nachweis: nachweis.json, betrifft, bedarf: 'offen', offen: [...wert.offen] }]
  return wert === true ? [{ nachweis: nachweis.json, betrifft, bedarf: 'ja', offen: [] }] : []
}

/** Unknown as a whole or in one element of a list. */
function alleOffen(wert: Laufwert): string[] {
  const teile = Array.isArray(wert) ? wert : [wert]
  return [...new Set(teile.flatMap((teil) => (istOffen(teil) ? teil.offen : [])))]
}
