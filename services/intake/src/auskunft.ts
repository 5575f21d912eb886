import { isAktuell, offeneNachforderung, type Status, standOf, statusOf, type Vorgang } from '@weiche/vorgang'
import type { Auskunft } from './auskunft-schema.ts'
import { verlaufOf } from './verlauf.ts'

/** What the citizen may know of the Vorgang now. Pure view of the fold. */
export function auskunftOf(v: Vorgang, nachforderung: Auskunft['nachforderung'] = null): Auskunft {
  const status = statusOf(v)
  const offen = status === 'Nachforderung' ? offeneNachforderung(v) : undefined
  const ist = lage(v, status, offen?.abgelaufen ?? false)
  return {
    vorgangId: v.vorgangId,
    leistung: v.leistung,
    status,
    ausgang: v.ruecknahme ? 'zurueckgenommen' : null,
    erlaeuterung: texte[ist].text,
    amZug: texte[ist].amZug,
    aktenzeichen: v.zuordnung?.fakten.aktenzeichen || null,
    eingangsdatum: v.antrag.fakten.eingangsdatum,
    fehlt: (offen?.posten ?? []).map(({ gegenstand, titel, betrifft, grund, norm }) => ({
      gegenstand,
      titel,
      betrifft,
      grund,
      norm,
    })),
    frist: offen
      ? {
          bis: offen.frist,
          abgelaufen: offen.abgelaufen,
          bedeutung: 'Bis zu diesem Tag müssen die fehlenden Angaben und Nachweise bei uns sein.',
        }
      : null,
    nachforderung,
    verlauf: verlaufOf(v),
  }
}

type Lage =
  | 'zurueckgenommen'
  | 'versandt'
  | 'danach'
  | 'entschieden'
  | 'fehlt'
  | 'verspaetet'
  | 'person'
  | 'pruefung'
  | 'eingegangen'

const texte: Record<Lage, { amZug: Auskunft['amZug']; text: string }> = {
  zurueckgenommen: { amZug: 'niemand', text: 'Sie haben den Antrag zurückgenommen. Er wird nicht weiter bearbeitet.' },
  versandt: { amZug: 'niemand', text: 'Über Ihren Antrag ist entschieden. Der Bescheid ist auf dem Postweg zu Ihnen.' },
  danach: {
    amZug: 'Behörde',
    text: 'Über Ihren Antrag ist entschieden. Was danach bei uns eingegangen ist, prüft ein Mensch in der Behörde.',
  },
  entschieden: { amZug: 'Behörde', text: 'Über Ihren Antrag ist entschieden. Wir versenden den Bescheid.' },
  fehlt: {
    amZug: 'Sie',
    text: 'Uns fehlen noch Angaben oder Nachweise. Bitte reichen Sie sie bis zum Ende der Frist nach.',
  },
  verspaetet: {
    amZug: 'Behörde',
    text: 'Die Frist ist abgelaufen, ohne dass alles Fehlende bei uns ist. Sie können es noch nachreichen; über das weitere Vorgehen entscheidet ein Mensch.',
  },
  person: { amZug: 'Behörde', text: 'Ein Mensch in der Behörde prüft Ihren Antrag.' },
  pruefung: { amZug: 'Behörde', text: 'Wir prüfen Ihren Antrag.' },
  eingegangen: { amZug: 'Behörde', text: 'Ihr Antrag ist bei uns eingegangen.' },
}

function lage(v: Vorgang, status: Status, abgelaufen: boolean): Lage {
  if (v.ruecknahme) return 'zurueckgenommen'
  if (status === 'entschieden' && standOf(v) === 'bei-person')
    return v.grundlage > (v.bescheid?.seq ?? 0) ? 'danach' : 'person'
  if (status === 'entschieden') return v.versand ? 'versandt' : 'entschieden'
  if (status === 'Nachforderung') return abgelaufen ? 'verspaetet' : 'fehlt'
  if (standOf(v) === 'bei-person') return isAktuell(v, v.fristablauf) ? 'verspaetet' : 'person'
  return status === 'eingegangen' ? 'eingegangen' : 'pruefung'
}
