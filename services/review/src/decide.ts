import {
  AS_FRISTVERLAENGERUNG,
  type Bedarf,
  type Ereignis,
  type Forderung,
  gegenstandOf,
  isAktuell,
  isBeiPerson,
  nummeriere,
  offeneFragenVonPersonen,
  offeneNachforderung,
  standOf,
  unbeantworteterFristantrag,
  unzustellbare,
  type Vorgang,
} from '@weiche/vorgang'
import type { Befehl } from './befehl.ts'

export type Auftrag = { befehl: Befehl; person: string; heute: string; frist: string }
export type Antwort = { kind: 'angenommen'; ereignis: Ereignis } | { kind: 'abgelehnt'; grund: string }

/** May this person order that now, and which event does it make? Pure; news since `gesehen` were checked before. */
export function decideBefehl(v: Vorgang, auftrag: Auftrag): Antwort {
  const refusal = refuse(v, auftrag)
  return refusal ? { kind: 'abgelehnt', grund: refusal } : { kind: 'angenommen', ereignis: eventOf(v, auftrag) }
}

/** A drawn sample is judged blind: its computed amount and trace stay hidden until the person has decided. */
export function isStichprobe(v: Vorgang): boolean {
  return v.aussteuerungen.some((a) => isAktuell(v, a) && a.fakten.anlass === 'stichprobe')
}

/** Neither may it be seen on the way there, for example while documents are awaited that the person requested. */
export function isVerdeckt(v: Vorgang): boolean {
  if (isStichprobe(v)) return true
  if (!v.auswertung || !isAktuell(v, v.auswertung) || isAktuell(v, v.entscheidung)) return false
  const open = v.auswertung.fakten.gates.filter((g) => !g.klar)
  return open.length > 0 && open.every((g) => g.gate === 'stichprobe')
}

function offeneCodes(v: Vorgang): string[] {
  return [...new Set(v.aussteuerungen.filter((a) => isAktuell(v, a)).flatMap((a) => a.fakten.codes))]
}

/** What is left to do after a withdrawal: let a step that failed try again. */
const NACH_RUECKNAHME: readonly Befehl['befehl'][] = ['uebernehmen', 'zurueckgeben']

/** An open request needs no taking over: nobody else is at work on it. */
const AN_NACHFORDERUNG: readonly Befehl['befehl'][] = ['nachfordern', 'aufheben', 'verlaengern', 'nicht-verlaengern']

/** What may be done with a Widerspruch: its letters are made outside, only the result is noted. */
const AN_WIDERSPRUCH: readonly Befehl['befehl'][] = ['uebernehmen', 'umverteilen', 'zurueckgeben', 'erledigen']
const NUR_ERLEDIGEN =
  'Dieser Vorgang ist ein Widerspruch. Abhilfe- und Widerspruchsbescheid entstehen außerhalb von Weiche; bitte halten Sie das Ergebnis mit „erledigen“ fest.'
const KEIN_WIDERSPRUCH = 'Dieser Vorgang ist kein Widerspruch. Bitte entscheiden Sie über den Antrag.'

function refuse(v: Vorgang, auftrag: Auftrag): string | undefined {
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

function refuseByKind(v: Vorgang, { befehl, heute }: Auftrag): string | undefined {
  switch (befehl.befehl) {
    case 'zurueckgeben':
      return refuseReturn(v, befehl.codes)
    case 'entscheiden':
      return refuseDecision(v, befehl)
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
  const open = offeneCodes(v)
  const unknown = codes.filter((c) => !open.includes(c))
  if (unknown.length === 0) return undefined
  return `Diese Gründe liegen nicht vor: ${unknown.join(', ')}. Offen sind: ${open.join(', ')}.`
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

/** What is asked for now: of the request for the newest input, else what persons still want to know. */
function offenePosten(v: Vorgang): Forderung[] {
  if (isAktuell(v, v.nachforderung)) return offeneNachforderung(v)?.posten ?? []
  return offeneFragenVonPersonen(v).map(({ gestellt: _, ...posten }) => posten)
}

/** One consolidated list: what is open stays, the person's items come first and replace what asks for the same. */
function listOf(v: Vorgang, punkte: readonly Omit<Bedarf, 'von'>[]): Forderung[] {
  const neu = punkte.map((p): Bedarf => ({ ...p, von: 'person' }))
  const named = new Set(neu.map(gegenstandOf))
  const open = offenePosten(v).filter((p) => !named.has(gegenstandOf(p)))
  return nummeriere([...neu, ...open.map(({ id: _, ...rest }): Bedarf => rest)], v)
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

/**
 * What the person may adopt: computed for the newest input, with the same outcome (another one it would contradict), and
 * not of a sample, where nobody may sign what was hidden.
 */
function computed(v: Vorgang, ausgang: 'bewilligung' | 'ablehnung') {
  if (isStichprobe(v)) return undefined
  const inhalt = v.auswertung && isAktuell(v, v.auswertung) ? v.auswertung.inhalt : undefined
  return inhalt?.ausgang === ausgang ? inhalt : undefined
}

function eventOf(v: Vorgang, { befehl, person, heute, frist }: Auftrag): Ereignis {
  const by = { person, gesehen: befehl.gesehen }
  const grundlage = v.grundlage
  switch (befehl.befehl) {
    case 'uebernehmen':
      return { type: 'vorgang.uebernommen', fakten: by, inhalt: {} }
    case 'berichtigen':
      return { type: 'angaben.berichtigt', fakten: by, inhalt: { angaben: befehl.angaben, grund: befehl.grund } }
    case 'erledigen':
      return {
        type: 'widerspruch.erledigt',
        fakten: { ...by, ergebnis: befehl.ergebnis },
        inhalt: { grund: befehl.grund },
      }
    case 'zurueckgeben':
      return {
        type: 'vorgang.zurueckgegeben',
        fakten: { ...by, grundlage, codes: befehl.codes },
        inhalt: { grund: befehl.grund },
      }
    case 'zustellen': {
      const { anschrift, grund } = befehl
      return {
        type: 'zustellung.veranlasst',
        fakten: { ...by, zu: unzustellbare(v)[0]! },
        inhalt: { anschrift, grund },
      }
    }
    case 'umverteilen': {
      const { organisationseinheit, team } = befehl
      return {
        type: 'vorgang.umverteilt',
        fakten: { ...by, organisationseinheit, team },
        inhalt: { grund: befehl.grund },
      }
    }
    case 'nachfordern': {
      const punkte = listOf(v, befehl.punkte)
      const codes = [...new Set(punkte.map((p) => p.code))]
      const fakten = {
        grundlage,
        weg: 'person' as const,
        person,
        gesehen: befehl.gesehen,
        codes,
        frist: befehl.frist ?? frist,
        fortgefuehrt: '',
      }
      return { type: 'nachforderung.gestellt', fakten, inhalt: { punkte } }
    }
    case 'aufheben': {
      const { posten, art, grund } = befehl
      return { type: 'forderung.aufgehoben', fakten: { ...by, grundlage, posten, art }, inhalt: { grund } }
    }
    case 'verlaengern': {
      const nachforderung = offeneNachforderung(v)!.id
      const fakten = { ...by, nachforderung, frist: befehl.frist, weg: 'person' as const, brief: true }
      return { type: 'frist.verlaengert', fakten, inhalt: { grund: befehl.grund } }
    }
    case 'nicht-verlaengern': {
      const { id, frist } = offeneNachforderung(v)!
      const fakten = { ...by, nachforderung: id, frist }
      return { type: 'fristverlaengerung.abgelehnt', fakten, inhalt: { grund: befehl.grund } }
    }
    case 'entscheiden':
      return decision(v, befehl, person, heute)
  }
}

function decision(
  v: Vorgang,
  befehl: Extract<Befehl, { befehl: 'entscheiden' }>,
  person: string,
  heute: string,
): Ereignis {
  const own = befehl.abschnitte !== undefined
  const current = computed(v, befehl.ausgang)
  return {
    type: 'entscheidung.getroffen',
    fakten: {
      grundlage: v.grundlage,
      weg: 'person',
      person,
      gesehen: befehl.gesehen,
      ausgang: befehl.ausgang,
      codes: offeneCodes(v),
      entscheidungsdatum: heute,
    },
    inhalt: {
      abschnitte: befehl.abschnitte ?? current?.abschnitte ?? [],
      gruende: befehl.gruende.map((g) => ({ code: 'PERSON', ...g })),
      // The sheet explains the computed amount only; amounts of the person stand on their reasons.
      berechnung: own ? [] : (current?.berechnung ?? []),
    },
  }
}
