import type { Angaben } from './angaben-wert.ts'
import { seqOfEreignis } from './commit.ts'
import type { Forderung } from './forderung.ts'
import { bescheide, isVersagt } from './versagung.ts'
import type { Bescheidlauf, Notiz, Vorgang } from './vorgang.ts'
import { isUnzustellbar, offeneHinweise } from './zustellung.ts'

export const staende = [
  'eingegangen',
  'geprueft',
  'zugeordnet',
  'nachforderung',
  'bei-person',
  'entschieden',
  'bescheid-erstellt',
  'versandt',
  'abgeschlossen',
  'zurueckgenommen',
] as const
export type Stand = (typeof staende)[number]

/** What the citizen is told; a withdrawal is 'entschieden' with the outcome 'zurueckgenommen'. */
export type Status = 'eingegangen' | 'in Pruefung' | 'Nachforderung' | 'entschieden'

/** A derived fact counts only for the newest input. */
export function isAktuell(v: Vorgang, fact: { fakten: { grundlage: number } } | undefined): boolean {
  return fact !== undefined && fact.fakten.grundlage === v.grundlage
}

/** Typed by the Leistungspaket once the newest input was checked; before that as sent. */
export function angabenOf(v: Vorgang): Angaben {
  return v.pruefung && isAktuell(v, v.pruefung) ? v.pruefung.inhalt.angaben : v.angaben
}

/** The newest return to the dark line, when nothing came in since. */
export function rueckgabeOf(v: Vorgang): Notiz<'vorgang.zurueckgegeben'> | undefined {
  return v.rueckgaben.findLast((r) => isAktuell(v, r))
}

/** Who cleared this code for the present grundlage; several returns add up. */
export function geklaertVon(v: Vorgang, code: string): string | undefined {
  return v.rueckgaben.findLast((r) => isAktuell(v, r) && r.fakten.codes.includes(code))?.fakten.person
}

export type Ausgang =
  | { art: 'entscheidung'; notiz: Notiz<'entscheidung.getroffen'> }
  | { art: 'versagung'; notiz: Notiz<'versagung.ausgesprochen'> }
  | { art: 'nachforderung'; notiz: Notiz<'nachforderung.gestellt'> }
  | { art: 'aussteuerung'; notiz: Notiz<'vorgang.ausgesteuert'> }

/**
 * The newest outcome of the switch for the present grundlage, or undefined while the machine still has to find one.
 * A return by a person clears an Aussteuerung; a technical one blocks only its handler (see `isGesperrt`) and changes
 * no outcome, neither when it comes nor when it is returned.
 */
export function ausgang(v: Vorgang): Ausgang | undefined {
  const fachlich = v.aussteuerungen.filter((a) => isAktuell(v, a) && a.fakten.anlass !== 'technisch').at(-1)
  const found: Ausgang[] = []
  if (v.entscheidung && isAktuell(v, v.entscheidung)) found.push({ art: 'entscheidung', notiz: v.entscheidung })
  if (v.versagung && isAktuell(v, v.versagung)) found.push({ art: 'versagung', notiz: v.versagung })
  if (v.nachforderung && isAktuell(v, v.nachforderung)) found.push({ art: 'nachforderung', notiz: v.nachforderung })
  if (fachlich) found.push({ art: 'aussteuerung', notiz: fachlich })
  const newest = found.sort((a, b) => a.notiz.seq - b.notiz.seq).at(-1)
  const reset = Math.max(rueckgabeOf(v)?.seq ?? 0, aufhebungOf(v)?.seq ?? 0)
  return newest && reset > newest.notiz.seq ? undefined : newest
}

/** The newest change of the list by a person, when nothing came in since: what is left is to be found anew. */
export function aufhebungOf(v: Vorgang): Notiz<'forderung.aufgehoben'> | undefined {
  return Object.values(v.aufgehoben)
    .filter((a) => isAktuell(v, a))
    .sort((a, b) => a.seq - b.seq)
    .at(-1)
}

/** A person answers who asked for more time than the rules of the package give. */
export const AS_FRISTVERLAENGERUNG = 'AS-FRISTVERLAENGERUNG'

/** Did this handler give up on the present grundlage, and nobody returned the Vorgang since? */
export function isGesperrt(v: Vorgang, handler: string): boolean {
  return v.aussteuerungen.some(
    (a) => a.fakten.anlass === 'technisch' && a.fakten.handler === handler && isAktuell(v, a),
  )
}

/** Is a person asked to act now? After a withdrawal only for what is technical: its confirmation must not get stuck unseen. */
export function isBeiPerson(v: Vorgang): boolean {
  return v.aussteuerungen.some((a) => isAktuell(v, a))
}

export function standOf(v: Vorgang): Stand {
  if (isBeiPerson(v)) return 'bei-person'
  if (v.ruecknahme) return v.mitteilungenVersandt[v.ruecknahme.id] ? 'abgeschlossen' : 'zurueckgenommen'
  if (isErledigt(v)) return 'abgeschlossen'
  if (v.bescheid) {
    const newerInput = v.grundlage !== v.bescheid.fakten.grundlage
    if (newerInput && !rueckgabeOf(v)) return 'eingegangen'
    if (!v.versand) return 'bescheid-erstellt'
    return v.uebergabe && v.ablage ? 'abgeschlossen' : 'versandt'
  }
  const now = ausgang(v)
  if (now?.art === 'entscheidung' || now?.art === 'versagung') return 'entschieden'
  if (now?.art === 'nachforderung') return 'nachforderung'
  if (isAktuell(v, v.zuordnung)) return 'zugeordnet'
  if (isAktuell(v, v.pruefung)) return 'geprueft'
  return 'eingegangen'
}

/** A Widerspruch that was dealt with, and nothing came in since. */
function isErledigt({ erledigung, grundlage }: Vorgang): boolean {
  return erledigung !== undefined && erledigung.seq > grundlage
}

/** Since when the stand holds: time of the newest commit that changed something visible. An account that is linked changes nobody's place in a list. */
export function seitOf(v: Vorgang): string {
  return v.verlauf.findLast((e) => e.type !== 'konto.verbunden')!.zeitpunkt
}

/** Nobody inside has to act: waits for a person, for the citizen, or for nothing. What does not rest the watchdog wakes. */
export function isRuhend(v: Vorgang): boolean {
  if (isAuftragOffen(v)) return false
  const stand = standOf(v)
  if (stand === 'nachforderung') return !offeneNachforderung(v)?.abgelaufen && !offenerFristantrag(v)
  // A technical Aussteuerung stops one handler; the others may have been interrupted.
  if (stand === 'bei-person') return ausgang(v)?.art === 'aussteuerung'
  return stand === 'abgeschlossen'
}

/** Something was ordered and is not proven yet; that goes on whatever came in later, and beside a person at work. */
function isAuftragOffen(v: Vorgang): boolean {
  const isUnsent = ({ id }: { id: string }) => !v.mitteilungenVersandt[id] && !isUnzustellbar(v, id)
  if ([...v.nachforderungsbriefe, ...v.erinnerungen, ...fristantworten(v)].some(isUnsent)) return true
  if (offeneHinweise(v).length > 0) return true
  if (v.widerspruch && !v.widerspruchsvorgang) return true
  const isUnfiled = ({ versand, uebergabe, ablage }: Bescheidlauf) => versand && !(uebergabe && ablage)
  const isUnsentBescheid = ({ bescheid, versand }: Bescheidlauf) => !versand && !isUnzustellbar(v, bescheid.id)
  if (bescheide(v).some((lauf) => isUnfiled(lauf) || isUnsentBescheid(lauf))) return true
  return !v.ruecknahme && v.umverteilung !== undefined && v.umverteilung.seq > (v.zuordnung?.seq ?? 0)
}

export function statusOf(v: Vorgang): Status {
  if (v.bescheid || v.ruecknahme || isErledigt(v)) return 'entschieden'
  switch (standOf(v)) {
    case 'eingegangen':
      return v.pruefung ? 'in Pruefung' : 'eingegangen'
    case 'nachforderung':
      return 'Nachforderung'
    default:
      return 'in Pruefung'
  }
}

/** The request that is open now: the letter that asked, its deadline (of the reminder, once one was ordered). */
export function offeneNachforderung(v: Vorgang): OffeneNachforderung | undefined {
  return v.bescheid || v.ruecknahme ? undefined : letzteNachforderung(v)
}

/**
 * What may still be handed in: also while a person weighs the consequences of a Frist that passed, and after a Versagung, which
 * holds only until then.
 */
export function nachzureichen(v: Vorgang): OffeneNachforderung | undefined {
  const last = v.ruecknahme ? undefined : letzteNachforderung(v)
  if (!last) return undefined
  // A part may have come in, and a person left it at the Versagung.
  const isLeft = ({ id }: Forderung) => (v.antworten[id] ?? 0) < v.versagung!.seq
  if (isVersagt(v)) return { ...last, posten: last.posten.filter(isLeft) }
  if (!isAktuell(v, v.nachforderung)) return undefined
  return standOf(v) === 'nachforderung' || (!v.bescheid && last.abgelaufen) ? last : undefined
}

function letzteNachforderung(v: Vorgang): OffeneNachforderung | undefined {
  if (!v.nachforderung) return undefined
  const root = v.nachforderung.fakten.fortgefuehrt || v.nachforderung.id
  const letzte = v.nachforderung
  const erinnerung = v.erinnerungen.filter((e) => e.fakten.nachforderung === root).at(-1)
  // From the order on, also when the letter was ordered anew since.
  const since = seqOfEreignis(erinnerung?.id ?? root)
  const longer = v.fristverlaengerungen.filter((f) => f.fakten.nachforderung === root && f.seq > since).at(-1)
  return {
    id: root,
    letzte,
    posten: letzte.inhalt.punkte.filter((p) => (v.aufgehoben[p.id]?.seq ?? 0) < letzte.seq),
    frist: longer?.fakten.frist ?? erinnerung?.fakten.frist ?? letzte.fakten.frist,
    erinnerung,
    abgelaufen: v.fristablauf?.fakten.nachforderung === root,
  }
}
export type OffeneNachforderung = {
  id: string
  letzte: Notiz<'nachforderung.gestellt'>
  /** What is still asked for. */
  posten: Forderung[]
  frist: string
  erinnerung: Notiz<'erinnerung.veranlasst'> | undefined
  abgelaufen: boolean
}

/** Who asked for more time than the rules give, for the request that is open now, and has no answer yet. */
export function unbeantworteterFristantrag(v: Vorgang): Notiz<'fristverlaengerung.beantragt'> | undefined {
  const asked = v.fristverlaengerung
  return asked && asked.fakten.nachforderung === offeneNachforderung(v)?.id ? asked : undefined
}

/** The same, while no person is asked for the answer: an input since then called that person off. */
export function offenerFristantrag(v: Vorgang): Notiz<'fristverlaengerung.beantragt'> | undefined {
  const asked = unbeantworteterFristantrag(v)
  if (!asked || standOf(v) !== 'nachforderung') return undefined
  const isTakenUp = (n: { seq: number; fakten: { codes: string[] } }) =>
    n.seq > asked.seq && n.fakten.codes.includes(AS_FRISTVERLAENGERUNG)
  const aktuelle = v.aussteuerungen.filter((a) => isAktuell(v, a))
  return [...aktuelle, ...v.rueckgaben].some(isTakenUp) ? undefined : asked
}

/** Answers of persons on more time, each with a letter, the oldest first. */
export function fristantworten(v: Vorgang): Fristantwort[] {
  const gewaehrt = v.fristverlaengerungen.filter((f) => f.fakten.brief)
  return [...gewaehrt, ...v.fristablehnungen].sort((a, b) => a.seq - b.seq)
}
export type Fristantwort = Notiz<'frist.verlaengert'> | Notiz<'fristverlaengerung.abgelehnt'>

/** A refusal names no way on which more time was given. */
export const isGewaehrt = (antwort: Fristantwort): antwort is Notiz<'frist.verlaengert'> => 'weg' in antwort.fakten

/** First day (Europe/Berlin) on which the passing of time alone changes something; undefined = no clock runs. */
export function naechsteFaelligkeit(v: Vorgang): string | undefined {
  if (standOf(v) !== 'nachforderung') return undefined
  const offen = offeneNachforderung(v)
  return offen && !offen.abgelaufen ? dayAfter(offen.frist) : undefined
}

function dayAfter(datum: string): string {
  return new Date(Date.parse(`${datum}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
