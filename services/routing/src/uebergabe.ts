import type { Uebergabe } from '@weiche/austausch'
import type { Bescheidtage } from '@weiche/entscheidung'
import { angabenOf, type Vorgang } from '@weiche/vorgang'
import { auftragOf } from './auftrag.ts'

/** The decided case as its Fachverfahren takes it, from the state that the ordering commit left behind. */
export function uebergabeOf(v: Vorgang, tage: Bescheidtage): Uebergabe {
  const { fakten, inhalt } = v.entscheidung!
  const rules = v.auswertung?.fakten.grundlage === fakten.grundlage ? v.auswertung.fakten : undefined
  return {
    ...auftragOf(v, 'Uebergabe', tage),
    fall: {
      fachverfahren: v.zuordnung!.fakten.fachverfahren,
      antrag: { eingegangenAm: v.antrag.fakten.eingangsdatum, angaben: angabenOf(v) },
      entscheidung: {
        datum: fakten.entscheidungsdatum,
        weg: fakten.weg,
        person: fakten.person,
        ausgang: fakten.ausgang,
        codes: fakten.codes,
        ausgabe: rules?.ausgabe ?? '',
        fassungen: rules?.fassungen ?? [],
      },
      zahlungen: fakten.ausgang === 'bewilligung' ? inhalt.abschnitte.map(payable) : [],
      bescheid: tage,
    },
  }
}

function payable<A extends { betrag: string | null }>(abschnitt: A): A & { betrag: string } {
  if (abschnitt.betrag === null) throw new Error('a Bewilligung without an amount')
  return { ...abschnitt, betrag: abschnitt.betrag }
}
