import type { Angaben, Wert } from './angaben-wert.ts'
import { type Commit, ereignisId } from './commit.ts'
import type { Ereignis, EreignisTyp } from './ereignisse.ts'
import { setPath } from './pfad.ts'
import { antwortenVon } from './posten.ts'
import { AS_FRISTVERLAENGERUNG } from './stand.ts'
import { AS_TEILS_NACHGEHOLT, belegt, bleibtVersagt, wiederbelebt } from './versagung.ts'
import type { Eingabe, Notiz, Vorgang } from './vorgang.ts'
import { begun, failed, ordered, redirected, sent, stillUndelivered } from './zustellung.ts'

/** Folds a whole stream; `undefined` when it does not begin with an Antrag. */
export function foldVorgang(commits: readonly Commit[], from?: Vorgang): Vorgang | undefined {
  let vorgang = from
  for (const commit of commits) vorgang = foldCommit(vorgang, commit)
  return vorgang
}

/** The one reducer. Never changes its input: caches hold folds. */
export function foldCommit(before: Vorgang | undefined, commit: Commit): Vorgang | undefined {
  if (before && commit.seq !== before.seq + 1) {
    throw new Error(`gap in stream ${commit.vorgangId}: ${before.seq} -> ${commit.seq}`)
  }
  let vorgang = before
  for (const [index, ereignis] of commit.ereignisse.entries()) {
    vorgang = vorgang ? apply({ ...vorgang }, commit, index, ereignis) : open(commit, index, ereignis)
  }
  if (!vorgang) return undefined
  const answered = /^(.+):(\d+)$/.exec(commit.ursache)
  const versuche = answered
    ? { ...vorgang.versuche, [answered[1]!]: Math.max(vorgang.versuche[answered[1]!] ?? 0, Number(answered[2])) }
    : vorgang.versuche
  return { ...vorgang, seq: commit.seq, versuche }
}

function notiz<T extends EreignisTyp>(
  commit: Commit,
  index: number,
  ereignis: Extract<Ereignis, { type: T }>,
): Notiz<T> {
  const { type: _, ...rest } = ereignis
  return {
    id: ereignisId(commit.vorgangId, commit.seq, index),
    seq: commit.seq,
    zeitpunkt: commit.zeitpunkt,
    service: commit.service,
    ...rest,
  } as unknown as Notiz<T>
}

function open(commit: Commit, index: number, ereignis: Ereignis): Vorgang | undefined {
  if (ereignis.type !== 'antrag.eingegangen') return undefined
  const antrag = notiz(commit, index, ereignis)
  return {
    vorgangId: commit.vorgangId,
    seq: commit.seq,
    leistung: antrag.fakten.leistung,
    antrag,
    angaben: antrag.inhalt.angaben,
    anlagen: antrag.inhalt.anlagen,
    mitteilungen: [],
    eingaben: [{ id: antrag.id, seq: commit.seq, zeitpunkt: commit.zeitpunkt, type: 'antrag.eingegangen' }],
    grundlage: commit.seq,
    versagungen: [],
    aussteuerungen: [],
    rueckgaben: [],
    nachforderungsbriefe: [],
    erinnerungen: [],
    antworten: {},
    aufgehoben: {},
    ersetzt: {},
    fristverlaengerungen: [],
    fristablehnungen: [],
    mitteilungenVersandt: {},
    hinweise: [],
    umwege: {},
    konten: [],
    versuche: {},
    verlauf: [{ seq: commit.seq, zeitpunkt: commit.zeitpunkt, service: commit.service, type: ereignis.type }],
  }
}

/** `v` is a fresh shallow copy; nested values are replaced, never changed. */
function apply(v: Vorgang, commit: Commit, index: number, e: Ereignis): Vorgang {
  v.verlauf = [...v.verlauf, { seq: commit.seq, zeitpunkt: commit.zeitpunkt, service: commit.service, type: e.type }]
  switch (e.type) {
    case 'antrag.eingegangen':
      throw new Error(`stream ${commit.vorgangId} has a second Antrag`)
    case 'nachreichung.eingegangen': {
      const n = notiz(commit, index, e)
      input(v, n, e.type)
      Object.assign(v, antwortenVon(v, n.inhalt, n.seq))
      v.angaben = withChanges(v.angaben, n.inhalt.angaben)
      v.anlagen = [...v.anlagen, ...n.inhalt.anlagen]
      if (n.inhalt.mitteilung !== '') v.mitteilungen = [...v.mitteilungen, n.inhalt.mitteilung]
      return wiederbelebt(v)
    }
    case 'angaben.berichtigt': {
      const n = notiz(commit, index, e)
      input(v, n, e.type)
      v.angaben = withChanges(v.angaben, n.inhalt.angaben)
      return v
    }
    case 'antrag.zurueckgenommen': {
      const n = notiz(commit, index, e)
      input(v, n, e.type)
      // After the point of no return the decision stands; the withdrawal is then just a later input.
      if (!v.bescheid) v.ruecknahme = n
      return v
    }
    case 'dublette.erkannt':
      return { ...v, dublette: notiz(commit, index, e) }
    case 'einzelfallpruefung.beantragt': {
      const n = notiz(commit, index, e)
      input(v, n, e.type)
      return { ...v, einzelfallpruefung: n }
    }
    case 'widerspruch.erhoben':
      // Each Bescheid has one of its own.
      return { ...withoutWiderspruchsvorgang(v), widerspruch: notiz(commit, index, e) }
    case 'widerspruch.eroeffnet':
      return { ...v, widerspruchsvorgang: notiz(commit, index, e) }
    case 'widerspruch.eingegangen':
      return { ...v, gegen: notiz(commit, index, e) }
    case 'widerspruch.erledigt':
      return { ...v, erledigung: notiz(commit, index, e), aussteuerungen: [] }
    case 'antrag.geprueft':
      return { ...v, pruefung: notiz(commit, index, e) }
    case 'vorgang.zugeordnet':
      return { ...v, zuordnung: notiz(commit, index, e) }
    case 'regeln.ausgewertet':
      return { ...v, auswertung: notiz(commit, index, e) }
    case 'entscheidung.getroffen':
      return { ...v, entscheidung: notiz(commit, index, e), aussteuerungen: [] }
    case 'versagung.ausgesprochen':
      return { ...v, versagung: notiz(commit, index, e), aussteuerungen: [] }
    case 'nachforderung.gestellt': {
      const n = notiz(commit, index, e)
      v.nachforderung = n
      if (n.fakten.weg === 'person') v.aussteuerungen = []
      if (n.fakten.fortgefuehrt === '') v.nachforderungsbriefe = [...v.nachforderungsbriefe, n]
      return v
    }
    case 'vorgang.ausgesteuert':
      return { ...v, aussteuerungen: [...v.aussteuerungen, notiz(commit, index, e)] }
    case 'vorgang.uebernommen':
      return { ...v, uebernahme: notiz(commit, index, e) }
    case 'vorgang.zurueckgegeben':
      return takenUp(v, notiz(commit, index, e))
    case 'forderung.aufgehoben': {
      const n = notiz(commit, index, e)
      const named = Object.fromEntries(n.fakten.posten.map((id) => [id, n]))
      return { ...v, aufgehoben: { ...v.aufgehoben, ...named } }
    }
    case 'vorgang.umverteilt':
      return { ...v, umverteilung: notiz(commit, index, e) }
    case 'bescheid.erstellt':
      return { ...v, bescheid: notiz(commit, index, e) }
    case 'bescheid.versandt':
      return belegt(v, e.fakten.bescheid, 'versand', notiz(commit, index, e))
    case 'status.mitgeteilt':
      return told(v, e.fakten.zu, notiz(commit, index, e))
    case 'erinnerung.veranlasst':
      return { ...v, erinnerungen: [...v.erinnerungen, notiz(commit, index, e)] }
    case 'erinnerung.versandt':
      return told(v, e.fakten.erinnerung, notiz(commit, index, e))
    case 'fristverlaengerung.beantragt':
      return { ...v, fristverlaengerung: notiz(commit, index, e) }
    case 'fristverlaengerung.abgelehnt':
      return { ...answeredOnTime(v), fristablehnungen: [...v.fristablehnungen, notiz(commit, index, e)] }
    case 'frist.verlaengert':
      return extended(v, notiz(commit, index, e))
    case 'frist.abgelaufen':
      return { ...v, fristablauf: notiz(commit, index, e) }
    case 'fachverfahren.uebergeben':
      return belegt(v, e.fakten.bescheid, 'uebergabe', notiz(commit, index, e))
    case 'akte.abgelegt':
      return belegt(v, e.fakten.bescheid, 'ablage', notiz(commit, index, e))
    case 'hinweis.veranlasst':
      return ordered(v, notiz(commit, index, e))
    case 'hinweis.begonnen':
      return begun(v, notiz(commit, index, e))
    case 'hinweis.versandt':
      return sent(v, notiz(commit, index, e))
    case 'zustellung.gescheitert':
      return failed(v, notiz(commit, index, e))
    case 'zustellung.veranlasst':
      return redirected(v, notiz(commit, index, e))
    case 'konto.verbunden':
      return { ...v, konten: [...new Set([...v.konten, e.inhalt.konto])] }
    default:
      return e satisfies never
  }
}

const withoutWiderspruchsvorgang = ({ widerspruchsvorgang: _, ...v }: Vorgang): Vorgang => v

function input(v: Vorgang, n: { id: string; seq: number; zeitpunkt: string }, type: Eingabe['type']) {
  v.eingaben = [...v.eingaben, { id: n.id, seq: n.seq, zeitpunkt: n.zeitpunkt, type }]
  v.grundlage = n.seq
  v.aussteuerungen = stillUndelivered(v, n.seq)
}

/** A technical Aussteuerung blocked one handler: taking it up lets that handler try again and undoes no outcome. */
function takenUp(v: Vorgang, n: Notiz<'vorgang.zurueckgegeben'>): Vorgang {
  const isNamed = (a: Notiz<'vorgang.ausgesteuert'>) => a.fakten.codes.some((code) => n.fakten.codes.includes(code))
  const fachlich = v.aussteuerungen.some((a) => isNamed(a) && a.fakten.anlass !== 'technisch')
  const next = {
    ...v,
    aussteuerungen: v.aussteuerungen.filter((a) => !isNamed(a)),
    rueckgaben: fachlich ? [...v.rueckgaben, n] : v.rueckgaben,
  }
  return n.fakten.codes.includes(AS_TEILS_NACHGEHOLT) ? bleibtVersagt(next) : next
}

/** A letter that had not left is ordered anew by this commit: it bears its day and its Frist. */
function extended(v: Vorgang, n: Notiz<'frist.verlaengert'>): Vorgang {
  const fristverlaengerungen = [...v.fristverlaengerungen, n]
  if (n.fakten.weg === 'versand') return { ...v, fristverlaengerungen, ...orderedAnew(v, n) }
  return { ...answeredOnTime(v), fristverlaengerungen }
}

/** Whoever asked for more time has an answer now; who was to give it is asked no longer. */
function answeredOnTime({ fristverlaengerung: _, ...v }: Vorgang): Vorgang {
  return { ...v, aussteuerungen: v.aussteuerungen.filter((a) => !a.fakten.codes.includes(AS_FRISTVERLAENGERUNG)) }
}

function orderedAnew(v: Vorgang, { seq, zeitpunkt, fakten }: Notiz<'frist.verlaengert'>) {
  const { nachforderung, frist } = fakten
  const anew = <B extends { id: string; fakten: { frist: string } }>(b: B, root: string): B =>
    root === nachforderung && !v.mitteilungenVersandt[b.id]
      ? { ...b, seq, zeitpunkt, fakten: { ...b.fakten, frist } }
      : b
  return {
    nachforderungsbriefe: v.nachforderungsbriefe.map((b) => anew(b, b.id)),
    erinnerungen: v.erinnerungen.map((e) => anew(e, e.fakten.nachforderung)),
  }
}

function told(v: Vorgang, id: string, n: Vorgang['mitteilungenVersandt'][string]): Vorgang {
  return { ...v, mitteilungenVersandt: { ...v.mitteilungenVersandt, [id]: n } }
}

function withChanges(angaben: Angaben, changes: Record<string, Wert>): Angaben {
  const copy = structuredClone(angaben)
  for (const [path, value] of Object.entries(changes)) setPath(copy, path, structuredClone(value))
  return copy
}
