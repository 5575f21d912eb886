import type { Angaben } from './angaben-wert.ts'
import type { Service } from './commit.ts'
import type { EreignisTyp, EreignisVon } from './ereignisse.ts'
import type { AnlageRef } from './ereignisse-antrag.ts'
import type { Hinweis, Umweg } from './zustellstand.ts'

/** An event as the state remembers it: with its place in the stream. */
export type Notiz<T extends EreignisTyp> = {
  id: string
  seq: number
  zeitpunkt: string
  service: Service
} & Omit<EreignisVon<T>, 'type'>

export type Eingabe = {
  id: string
  seq: number
  zeitpunkt: string
  type:
    | 'antrag.eingegangen'
    | 'nachreichung.eingegangen'
    | 'angaben.berichtigt'
    | 'antrag.zurueckgenommen'
    | 'einzelfallpruefung.beantragt'
}

/** A Bescheid and what is proven of it. */
export type Bescheidlauf = {
  bescheid: Notiz<'bescheid.erstellt'>
  /** What it announces, if that is a Versagung. */
  versagung?: Notiz<'versagung.ausgesprochen'>
  versand?: Notiz<'bescheid.versandt'>
  uebergabe?: Notiz<'fachverfahren.uebergeben'>
  ablage?: Notiz<'akte.abgelegt'>
}
export type Versagt = Bescheidlauf & { versagung: Notiz<'versagung.ausgesprochen'> }

/** The fold of one stream: everything a controller may look at. Plain data, byte-equal on every replay. */
export type Vorgang = {
  vorgangId: string
  seq: number
  leistung: string
  antrag: Notiz<'antrag.eingegangen'>
  /** Angaben as sent, with Nachreichungen and Berichtigungen applied in order. */
  angaben: Angaben
  anlagen: AnlageRef[]
  /** Free words that came with a Nachreichung; a person has to read them. */
  mitteilungen: string[]
  eingaben: Eingabe[]
  /** seq of the newest input; derived facts with another grundlage are stale. */
  grundlage: number
  dublette?: Notiz<'dublette.erkannt'>
  ruecknahme?: Notiz<'antrag.zurueckgenommen'>
  /** The citizen wants a person to look; holds for every later input, too. */
  einzelfallpruefung?: Notiz<'einzelfallpruefung.beantragt'>
  /** Against the Bescheid of this Vorgang, and the Vorgang that was opened for it. */
  widerspruch?: Notiz<'widerspruch.erhoben'>
  widerspruchsvorgang?: Notiz<'widerspruch.eroeffnet'>
  /** This Vorgang is a Widerspruch: against what, and what became of it. */
  gegen?: Notiz<'widerspruch.eingegangen'>
  erledigung?: Notiz<'widerspruch.erledigt'>
  pruefung?: Notiz<'antrag.geprueft'>
  zuordnung?: Notiz<'vorgang.zugeordnet'>
  auswertung?: Notiz<'regeln.ausgewertet'>
  entscheidung?: Notiz<'entscheidung.getroffen'>
  versagung?: Notiz<'versagung.ausgesprochen'>
  /** Versagungen with their Bescheid, after which something came in: the Vorgang goes on, what they ordered is carried through. */
  versagungen: Versagt[]
  nachforderung?: Notiz<'nachforderung.gestellt'>
  /** Not yet taken up: cleared by a return that names them, by a decision, or by a person's request. */
  aussteuerungen: Notiz<'vorgang.ausgesteuert'>[]
  uebernahme?: Notiz<'vorgang.uebernommen'>
  umverteilung?: Notiz<'vorgang.umverteilt'>
  /** Returns that took up more than a technical Aussteuerung, in order. */
  rueckgaben: Notiz<'vorgang.zurueckgegeben'>[]
  /** Letters of requests and reminders; each is carried through once it is ordered. */
  nachforderungsbriefe: Notiz<'nachforderung.gestellt'>[]
  erinnerungen: Notiz<'erinnerung.veranlasst'>[]
  /** Item id -> seq of the newest input that answered it. */
  antworten: Record<string, number>
  /** Item id -> who no longer asks for it. */
  aufgehoben: Record<string, Notiz<'forderung.aufgehoben'>>
  /** anlageId -> the one that took its place: a person or the rules had asked for a better one. */
  ersetzt: Record<string, string>
  /** Not answered yet. */
  fristverlaengerung?: Notiz<'fristverlaengerung.beantragt'>
  fristverlaengerungen: Notiz<'frist.verlaengert'>[]
  /** Requests for more time that a person refused. */
  fristablehnungen: Notiz<'fristverlaengerung.abgelehnt'>[]
  /** Event id told -> evidence. */
  mitteilungenVersandt: Record<string, Notiz<'status.mitgeteilt'> | Notiz<'erinnerung.versandt'>>
  bescheid?: Notiz<'bescheid.erstellt'>
  versand?: Notiz<'bescheid.versandt'>
  uebergabe?: Notiz<'fachverfahren.uebergeben'>
  ablage?: Notiz<'akte.abgelegt'>
  fristablauf?: Notiz<'frist.abgelaufen'>
  hinweise: Hinweis[]
  /** Id of the ordering event -> the other way its document takes. */
  umwege: Record<string, Umweg>
  /** Accounts of citizens that own it, as keyed hashes. */
  konten: readonly string[]
  /** `<handler>:<event id>` -> attempts that reached the log. */
  versuche: Record<string, number>
  verlauf: { seq: number; zeitpunkt: string; service: Service; type: EreignisTyp }[]
}
