import { wertAlsText } from '../sprache/worte.ts'
import type { Unterschied } from './json-unterschied.ts'

/** German words for keys of the format; the key itself where there is no better word. */
const WORTE: Readonly<Record<string, string>> = {
  titel: 'Titel',
  norm: 'Norm',
  quelle: 'Fundstelle',
  ausdruck: 'Berechnung',
  typ: 'Typ',
  wert: 'Wert',
  wenn: 'Bedingung',
  text: 'Text',
  pflicht: 'Pflichtangabe',
  vorgabe: 'Vorgabe',
  min: 'kleinster Wert',
  max: 'größter Wert',
  werte: 'erlaubte Werte',
  priority: 'Vorrang',
  phase: 'Phase',
  rundung: 'Rundung',
  modus: 'Art der Rundung',
  skala: 'Nachkommastellen',
  geprueftBis: 'Recht geprüft bis',
  stichprobe: 'Anteil der Stichprobe',
  ermessen: 'Ermessen',
  automatisierung: 'Automatik',
  fristen: 'Fristen',
  nachforderungTage: 'Tage für eine Nachforderung',
  erinnerungTage: 'Tage nach der Erinnerung',
  freitext: 'freier Text',
  maxLaenge: 'größte Länge',
  maxAnzahl: 'größte Anzahl',
  bescheid: 'Zeile im Bescheid',
  toleranz: 'Toleranz',
  vergleiche: 'Vergleiche',
  lesen: 'was gelesen wird',
}

/** "Recht geprüft bis 31. Dezember 2026 → 31. Dezember 2027"; `typ` of the values, as in angaben.json. */
export function stelleText({ pfad, alt, neu }: Unterschied, typ = ''): string {
  const wort = pfad
    .split('.')
    .map((teil) => WORTE[teil] ?? teil)
    .join(', ')
  if (alt === undefined) return `${wort} neu: ${wertAlsText(neu, typ)}`
  if (neu === undefined) return `${wort} entfallen (war ${wertAlsText(alt, typ)})`
  return `${wort} ${wertAlsText(alt, typ)} → ${wertAlsText(neu, typ)}`
}
