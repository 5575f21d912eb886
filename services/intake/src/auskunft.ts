import { isAktuell, isVersagt, nachzureichen, type Status, standOf, statusOf, type Vorgang } from '@weiche/vorgang'
import type { Auskunft } from './auskunft-schema.ts'
import { verlaufOf } from './verlauf.ts'

/** What the citizen may know of the Vorgang now. Pure view of the fold. */
export function auskunftOf(v: Vorgang, nachforderung: Auskunft['nachforderung'] = null): Auskunft {
  const status = statusOf(v)
  const offen = nachzureichen(v)
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
  | 'versagt'
  | 'nachgeholt'
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
  versagt: {
    amZug: 'Sie',
    text: 'Über Ihren Antrag ist vorläufig entschieden, weil etwas fehlt. Was gilt, steht im Bescheid. Reichen Sie das Fehlende nach, prüfen wir Ihren Antrag weiter; er bleibt gestellt.',
  },
  nachgeholt: {
    amZug: 'Behörde',
    text: 'Nach dem Bescheid haben Sie etwas nachgereicht. Ein Mensch in der Behörde prüft Ihren Antrag weiter; es zählt der Tag, an dem Sie ihn gestellt haben.',
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
  if (isVersagt(v)) return v.versand ? 'versagt' : 'entschieden'
  if (status === 'entschieden') return v.versand ? 'versandt' : 'entschieden'
  if (status === 'Nachforderung') return abgelaufen ? 'verspaetet' : 'fehlt'
  if (standOf(v) === 'bei-person' && v.versagungen.length > 0) return 'nachgeholt'
  if (standOf(v) === 'bei-person') return isAktuell(v, v.fristablauf) ? 'verspaetet' : 'person'
  return status === 'eingegangen' ? 'eingegangen' : 'pruefung'
}
