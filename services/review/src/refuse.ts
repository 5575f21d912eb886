import {
  AS_FRISTVERLAENGERUNG,
  AS_NACHGEHOLT,
  isBeiPerson,
  offeneNachforderung,
  standOf,
  unbeantworteterFristantrag,
  unzustellbare,
  type Vorgang,
} from '@weiche/vorgang'
import type { Auftrag, Befehl } from './befehl.ts'
import { offeneCodes, offenePosten } from './offen.ts'
import { computed, isStichprobe } from './sicht.ts'
import { versagungsgrund } from './versagung.ts'

/** What is left to do after a withdrawal: let a step that failed try again. */
const NACH_RUECKNAHME: readonly Befehl['befehl'][] = ['uebernehmen', 'zurueckgeben']

/** An open request needs no taking over: nobody else is at work on it. */
const AN_NACHFORDERUNG: readonly Befehl['befehl'][] = ['nachfordern', 'aufheben', 'verlaengern', 'nicht-verlaengern']

/** What may be done with a Widerspruch: its letters are made outside, only the result is noted. */
const AN_WIDERSPRUCH: readonly Befehl['befehl'][] = ['uebernehmen', 'umverteilen', 'zurueckgeben', 'erledigen']
const NUR_ERLEDIGEN =
  'Dieser Vorgang ist ein Widerspruch. Abhilfe- und Widerspruchsbescheid entstehen außerhalb von Weiche; bitte halten Sie das Ergebnis mit „erledigen“ fest.'
const KEIN_WIDERSPRUCH = 'Dieser Vorgang ist kein Widerspruch. Bitte entscheiden Sie über den Antrag.'

/** Why not, in German; undefined = the person may. */
export function refuse(v: Vorgang, auftrag: Auftrag): string | undefined {
  const { befehl, person } = auftrag
  if (v.ruecknahme && !(isBeiPerson(v) && NACH_RUECKNAHME.includes(befehl.befehl)))
    return 'Der Antrag ist zurückgenommen; es ist nichts mehr zu tun.'
  if (standOf(v) === 'nachforderung' && AN_NACHFORDERUNG.includes(befehl.befehl)) return refuseByKind(v, auftrag)
  if (v.gegen && !AN_WIDERSPRUCH.includes(befehl.befehl)) return NUR_ERLEDIGEN
  if (!isBeiPerson(v))
    return 'Der Vorgang liegt nicht bei einer Person. Bitte warten Sie ab oder wählen Sie einen Vorgang aus der Liste.'
  if (befehl.befehl === 'uebernehmen') return undefined
  if (v.uebernahme?.fakten.person !== person) {
    return v.uebernahme
      ? 'Eine andere Person hat den Vorgang übernommen. Bitte übernehmen Sie ihn zuerst selbst.'
      : 'Bitte übernehmen Sie den Vorgang zuerst.'
  }
  return refuseByKind(v, auftrag)
}

function refuseByKind(v: Vorgang, { befehl, heute, versagung }: Auftrag): string | undefined {
  switch (befehl.befehl) {
    case 'zurueckgeben':
      return refuseReturn(v, befehl.codes)
    case 'entscheiden':
      return refuseDecision(v, befehl)
    case 'versagen':
      return refuseVersagung(v, heute, versagung)
    case 'nachfordern':
      return refuseRequest(v, befehl.frist, heute)
    case 'aufheben':
      return refuseItems(v, befehl.posten)
    case 'verlaengern':
      return refuseExtension(v, befehl.frist, heute)
    case 'nicht-verlaengern':
      return unbeantworteterFristantrag(v) ? undefined : NICHT_ERBETEN
    case 'berichtigen':
      return v.bescheid ? ERLASSEN : undefined
    case 'erledigen':
      return v.gegen ? undefined : KEIN_WIDERSPRUCH
    case 'zustellen':
      return unzustellbare(v).length > 0 ? undefined : NICHTS_ZUZUSTELLEN
    case 'uebernehmen':
    case 'umverteilen':
      return undefined
  }
}

const KEINE_VERSAGUNG =
  'Das Recht dieser Leistung kennt keine Versagung wegen fehlender Mitwirkung. Bitte entscheiden Sie nach dem, was vorliegt.'
const ALLES_NACHGEHOLT =
  'Nach der Versagung ist alles nachgeholt worden. Darüber ist zu entscheiden; eine Rückgabe ließe die Person ohne Antwort.'
const NICHT_ERBETEN = 'Um mehr Zeit hat niemand gebeten, oder die Bitte ist schon beantwortet.'
const UNBEANTWORTET =
  'Um mehr Zeit ist gebeten worden. Bitte antworten Sie mit „verlaengern“ oder „nicht-verlaengern“; eine Rückgabe ließe die Bitte ohne Antwort.'
const NICHTS_ZUZUSTELLEN =
  'Es ist nichts zurückgekommen, das neu zugestellt werden müsste. Bitte prüfen Sie die Vorgangs-ID.'
const ERLASSEN = 'Der Bescheid ist schon erlassen; eine Änderung ist ein eigenes Verfahren.'
const OHNE_ZUORDNUNG =
  'Der Vorgang hat noch keine Zuständigkeit und kein Aktenzeichen. Bitte geben Sie ihn zuerst zurück.'

function refuseReturn(v: Vorgang, codes: readonly string[]): string | undefined {
  const drawn = v.aussteuerungen.filter((a) => a.fakten.anlass === 'stichprobe').flatMap((a) => a.fakten.codes)
  if (isStichprobe(v) && codes.some((c) => drawn.includes(c)))
    return 'Eine Stichprobe entscheidet immer eine Person; sie kann nicht zurückgegeben werden.'
  if (codes.includes(AS_FRISTVERLAENGERUNG) && unbeantworteterFristantrag(v)) return UNBEANTWORTET
  if (codes.includes(AS_NACHGEHOLT)) return ALLES_NACHGEHOLT
  const open = offeneCodes(v)
  const unknown = codes.filter((c) => !open.includes(c))
  if (unknown.length === 0) return undefined
  return `Diese Gründe liegen nicht vor: ${unknown.join(', ')}. Offen sind: ${open.join(', ')}.`
}

/** Nothing of it is taken from the draft: everything is looked at again. */
function refuseVersagung(v: Vorgang, heute: string, known: boolean): string | undefined {
  if (!known) return KEINE_VERSAGUNG
  if (!v.zuordnung) return OHNE_ZUORDNUNG
  const grund = versagungsgrund(v, heute)
  return typeof grund === 'string' ? grund : undefined
}

function refuseRequest(v: Vorgang, frist: string | undefined, heute: string): string | undefined {
  if (v.bescheid) return ERLASSEN
  if (!v.zuordnung) return OHNE_ZUORDNUNG
  if (frist === undefined || frist > heute) return undefined
  return 'Die Frist liegt nicht in der Zukunft. Bitte nennen Sie einen späteren Tag, oder lassen Sie „frist“ weg.'
}

const NICHTS_OFFEN = 'Zu diesem Vorgang ist keine Nachforderung offen.'

function refuseItems(v: Vorgang, ids: readonly string[]): string | undefined {
  const open = offenePosten(v).map((p) => p.id)
  if (open.length === 0) return NICHTS_OFFEN
  const unknown = ids.filter((id) => !open.includes(id))
  if (unknown.length === 0) return undefined
  return `Diese Posten sind nicht offen: ${unknown.join(', ')}. Offen sind: ${open.join(', ')}.`
}

function refuseExtension(v: Vorgang, frist: string, heute: string): string | undefined {
  const offen = offeneNachforderung(v)
  if (!offen || offen.abgelaufen) return NICHTS_OFFEN
  if (frist > heute && frist > offen.frist) return undefined
  return `Die neue Frist muss in der Zukunft und nach der jetzigen (${offen.frist}) liegen.`
}

function refuseDecision(v: Vorgang, befehl: Extract<Befehl, { befehl: 'entscheiden' }>): string | undefined {
  if (v.bescheid) return ERLASSEN
  if (!v.zuordnung) return OHNE_ZUORDNUNG
  if (befehl.abschnitte === undefined && v.auswertung && v.auswertung.seq > befehl.gesehen)
    return 'Seit Sie den Vorgang gelesen haben, ist neu gerechnet worden. Bitte lesen Sie ihn neu.'
  const abschnitte = befehl.abschnitte ?? computed(v, befehl.ausgang)?.abschnitte ?? []
  if (befehl.ausgang === 'bewilligung' && (abschnitte.length === 0 || abschnitte.some((a) => a.betrag === null))) {
    const why = isStichprobe(v)
      ? 'In der Stichprobe zählt Ihr eigenes Ergebnis.'
      : 'Der Betrag ist nicht vollständig berechnet.'
    return `${why} Bitte geben Sie unter „abschnitte“ Zeitraum und Betrag an.`
  }
  return undefined
}
