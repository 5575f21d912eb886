import type { Musterwert } from './werte.ts'

const MONATE = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')

/** A form prints tersely: "01.06.2025", "520,00 EUR", "Muster, Erika"; one entry per line of its cell. */
export function druckFormular(wert: Musterwert): string[] {
  switch (wert.typ) {
    case 'betrag':
      return [`${deutsch(wert.betrag)} EUR`]
    case 'datum':
      return [wert.datum.split('-').reverse().join('.')]
    case 'person':
      return [`${wert.nachname}, ${wert.vorname}`]
    case 'personen':
      return wert.personen.map((p) => `${p.nachname}, ${p.vorname}`)
    case 'anschrift':
      return [wert.strasse, wert.ort]
    case 'wort':
      return [wert.wort]
  }
}

/** A letter prints words: "1. Juni 2025", "520,00 €", "Erika Muster". */
export function druckBrief(wert: Musterwert): string[] {
  switch (wert.typ) {
    case 'betrag':
      return [`${deutsch(wert.betrag)} €`]
    case 'datum': {
      const [jahr, monat, tag] = wert.datum.split('-').map(Number) as [number, number, number]
      return [`${tag}. ${MONATE[monat - 1]} ${jahr}`]
    }
    case 'person':
      return [`${wert.vorname} ${wert.nachname}`]
    case 'personen':
      return wert.personen.map((p) => `${p.vorname} ${p.nachname}`)
    case 'anschrift':
      return [`${wert.strasse}, ${wert.ort}`]
    case 'wort':
      return [wert.wort]
  }
}

function deutsch(betrag: string): string {
  const [euro, cents] = betrag.split('.') as [string, string]
  return `${euro.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`
}
