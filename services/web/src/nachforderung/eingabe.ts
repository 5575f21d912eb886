import type { Wert } from '@weiche/vorgang'
import type { OffenerPosten } from './auskunft.ts'

export type Feldtyp = Extract<OffenerPosten['antwort'], { art: 'feld' }>['typ']
export type Gelesen = { ok: true; wert: Wert } | { ok: false; text: string }

/** What a person typed, as the API takes it. What could mean two things is asked back, never guessed. */
export function liesEingabe(typ: Feldtyp, roh: string): Gelesen {
  const text = roh.trim()
  switch (typ) {
    case 'janein':
      return text === 'ja' || text === 'nein'
        ? { ok: true, wert: text === 'ja' }
        : fehler('Bitte wählen Sie Ja oder Nein.')
    case 'ganzzahl':
      return /^\d{1,9}$/.test(text)
        ? { ok: true, wert: Number(text) }
        : fehler('Bitte geben Sie eine ganze Zahl ein, zum Beispiel 3.')
    case 'betrag':
      return liesBetrag(text)
    case 'zahl':
      return liesZahl(text)
    case 'datum':
      return liesDatum(text)
    case 'auswahl':
    case 'text':
      return { ok: true, wert: text }
    default:
      return fehler('Bitte schreiben Sie uns das unten in das Textfeld.')
  }
}

const fehler = (text: string): Gelesen => ({ ok: false, text })

function liesBetrag(eingabe: string): Gelesen {
  const text = eingabe.replace(/\s|€|Euro/gi, '')
  if (/^\d+\.\d{2}$/.test(text)) {
    const [ganz, cent] = text.split('.')
    return fehler(
      `Meinen Sie ${ganz},${cent} € oder ${ganz}${cent} €? Bitte schreiben Sie Cent mit Komma, zum Beispiel ${ganz},${cent}.`,
    )
  }
  const [, ganz, cent = ''] = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(text) ?? []
  if (ganz === undefined) return fehler('Bitte geben Sie einen Betrag ein, zum Beispiel 1.530,00.')
  return { ok: true, wert: `${ganz.replaceAll('.', '')}.${cent.padEnd(2, '0')}` }
}

function liesZahl(eingabe: string): Gelesen {
  const [, ganz, bruch] = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(eingabe.replace(/\s/g, '')) ?? []
  if (ganz === undefined) return fehler('Bitte geben Sie eine Zahl ein, zum Beispiel 62,5.')
  const plain = ganz.replaceAll('.', '')
  return { ok: true, wert: bruch === undefined ? plain : `${plain}.${bruch}` }
}

function liesDatum(text: string): Gelesen {
  const [, tag = '', monat = '', jahr = ''] = /^(\d{1,2})[.\s/-]\s?(\d{1,2})[.\s/-]\s?(\d{4})$/.exec(text) ?? []
  const iso = `${jahr}-${monat.padStart(2, '0')}-${tag.padStart(2, '0')}`
  const instant = new Date(`${iso}T00:00:00Z`)
  // 30.2. would roll over to March.
  if (jahr === '' || Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso)
    return fehler('Bitte geben Sie Tag, Monat und Jahr ein, zum Beispiel 3.8.2019.')
  return { ok: true, wert: iso }
}
