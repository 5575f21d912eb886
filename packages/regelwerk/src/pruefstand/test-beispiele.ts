import { FeelFehler } from '../feel/ast.ts'
import { baueModell } from '../modell/modell.ts'
import { formatDauer } from '../werte/dauer.ts'
import { type Dezimal, formatDezimal, kuerze } from '../werte/dezimal.ts'
import { istOffen, type Laufwert } from '../werte/laufwert.ts'
import type { Typ } from '../werte/typ.ts'
import { rechne, typisiereText } from './test-umgebung.ts'

/** The Angaben that the examples of docs/feel.md compute with. */
const modell = baueModell([
  { id: 'miete', titel: 'Miete', typ: 'betrag' },
  { id: 'einkommen', titel: 'Einkommen', typ: 'betrag' },
  { id: 'personen', titel: 'Personen', typ: 'ganzzahl' },
  { id: 'art', titel: 'Art', typ: 'auswahl', werte: ['miete', 'eigentum'] },
  { id: 'geburtstag', titel: 'Geburtstag', typ: 'datum' },
  { id: 'eingang', titel: 'Eingang', typ: 'datum' },
  { id: 'umzug', titel: 'Umzug', typ: 'datum' },
  {
    id: 'kinder',
    titel: 'Kinder',
    typ: 'liste',
    felder: [
      { id: 'id', titel: 'Kennung', typ: 'text' },
      { id: 'name', titel: 'Name', typ: 'text' },
      { id: 'alter', titel: 'Alter', typ: 'ganzzahl' },
      { id: 'zuwendung', titel: 'Zuwendung', typ: 'betrag' },
    ],
  },
])
const angaben = {
  miete: '450.50',
  personen: 3,
  art: 'miete',
  geburtstag: '2000-02-29',
  eingang: '2025-06-15',
  kinder: [
    { id: 'k1', name: 'Ada', alter: 3, zuwendung: '100.50' },
    { id: 'k2', name: 'Ben', alter: 17 },
  ],
}

/** Computes one example and writes the result as the page does; an expression that is refused gives "Ladefehler". */
export function rechneBeispiel(ausdruck: string): string {
  try {
    const baum = typisiereText(ausdruck, modell)
    return zeige(rechne(baum, modell, angaben), baum.typ)
  } catch (error) {
    if (error instanceof FeelFehler) return 'Ladefehler'
    throw error
  }
}

function zeige(wert: Laufwert, typ: Typ): string {
  if (istOffen(wert)) return `offen: ${wert.offen.join(', ')}`
  if (typ.art === 'liste') return `[${(wert as Laufwert[]).map((w) => zeige(w, typ.von)).join(', ')}]`
  if (typ.art === 'kontext')
    return `{${typ.felder.map((feld, i) => `${feld.name}: ${zeige((wert as Laufwert[])[i]!, feld.typ)}`).join(', ')}}`
  if (typ.art === 'dauer') return formatDauer(wert as Dezimal, typ.in)
  if (typ.art === 'text') return JSON.stringify(wert)
  return typ.art === 'zahl' ? formatDezimal(kuerze(wert as Dezimal)) : String(wert)
}
