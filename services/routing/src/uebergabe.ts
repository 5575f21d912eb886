import type { Uebergabe } from '@weiche/austausch'
import type { Bescheidtage } from '@weiche/entscheidung'
import { angabenOf, isVersagt, type Notiz, type Vorgang } from '@weiche/vorgang'
import { auftragOf } from './auftrag.ts'

/** The decided case as its Fachverfahren takes it, from the state that the ordering commit left behind. */
export function uebergabeOf(v: Vorgang, tage: Bescheidtage): Uebergabe {
  return {
    ...auftragOf(v, 'Uebergabe', tage),
    fall: {
      fachverfahren: v.zuordnung!.fakten.fachverfahren,
      antrag: { eingegangenAm: v.antrag.fakten.eingangsdatum, angaben: angabenOf(v) },
      ...(isVersagt(v) ? versagt(v.versagung!) : entschieden(v)),
      bescheid: tage,
    },
  }
}

type Entschieden = Pick<Uebergabe['fall'], 'entscheidung' | 'zahlungen'>

function entschieden(v: Vorgang): Entschieden {
  const { fakten, inhalt } = v.entscheidung!
  const rules = v.auswertung?.fakten.grundlage === fakten.grundlage ? v.auswertung.fakten : undefined
  const { entscheidungsdatum: datum, weg, person, ausgang, codes } = fakten
  return {
    entscheidung: {
      ...{ datum, weg, person, ausgang, codes },
      ...{ ausgabe: rules?.ausgabe ?? '', fassungen: rules?.fassungen ?? [] },
    },
    zahlungen: ausgang === 'bewilligung' ? inhalt.abschnitte.map(payable) : [],
  }
}

/** Nothing is paid until the cooperation is made up for; the case stays known there. */
function versagt({ fakten: { entscheidungsdatum: datum, person } }: Notiz<'versagung.ausgesprochen'>): Entschieden {
  const outcome = { weg: 'person', ausgang: 'versagung' } as const
  return { entscheidung: { datum, person, ...outcome, codes: [], ausgabe: '', fassungen: [] }, zahlungen: [] }
}

function payable<A extends { betrag: string | null }>(abschnitt: A): A & { betrag: string } {
  if (abschnitt.betrag === null) throw new Error('a Bewilligung without an amount')
  return { ...abschnitt, betrag: abschnitt.betrag }
}
