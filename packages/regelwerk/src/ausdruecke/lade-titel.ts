import { kompiliere } from '../feel/compile.ts'
import { type Ladelauf, melde } from '../meldung/lies-json.ts'
import { drucke } from '../werte/drucke.ts'
import { type Element, istOffen, type Lauf, setzeElement } from '../werte/laufwert.ts'
import { liesAusdruck } from './ausdruck.ts'
import type { Je } from './lade-je.ts'
import type { Fassungsumgebung } from './umgebung.ts'

/** Title of a line; for a `je` fact of one item. */
export type Titel = (lauf: Lauf, element: Element | undefined) => string

/** A title with `{{name}}` for Angaben and computed facts: "Jahreseinkommen von {{mitglied.vorname}}". */
export function liesTitel(
  lauf: Ladelauf,
  ort: { datei: string; pfad: string },
  text: string,
  umgebung: Fassungsumgebung,
  je: Je,
): Titel {
  const teile = text.split(/\{\{([^{}]*)\}\}/)
  if (teile.length === 1) {
    if (/\{\{|\}\}/.test(text))
      melde(lauf, ort.datei, ort.pfad, 'Ein Platzhalter steht zwischen „{{“ und „}}“. Eine Seite fehlt hier.')
    return () => text
  }
  const gelesen = teile.map((teil, index) => {
    if (index % 2 === 0) return () => teil
    const baum = liesAusdruck(lauf, ort, teil.trim(), undefined, umgebung, je.lokale)
    if (!baum) return () => ''
    const fn = kompiliere(baum)
    return (l: Lauf) => {
      const wert = fn(l)
      return istOffen(wert) ? '…' : String(drucke(wert, baum.typ))
    }
  })
  return (l, element) => {
    // The list itself is unknown: there is no item to name.
    if (je.liste !== '' && !element) return teile.map((teil, index) => (index % 2 === 0 ? teil : '…')).join('')
    setzeElement(l, je.plaetze, element)
    return gelesen.map((teil) => teil(l)).join('')
  }
}
