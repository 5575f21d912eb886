import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { Pfade } from '@weiche/all-in-one'
import { BriefAuftrag, EakteAblage, FallUebergabe, parseName } from '@weiche/austausch'
import { canonicalJson, type EreignisTyp, isAktuell, standOf, type Vorgang } from '@weiche/vorgang'
import { type Ordnername, ordnerOf } from './austauschordner.ts'
import { type Akte, type Bestand, isOurs, read } from './bestand.ts'
import type { Fallart } from './faelle.ts'
import type { Eintrag } from './kunde.ts'

/** How often each event must stand in the log, by kind of application; what is not named must not be there at all. */
const EINMAL: Record<Fallart, Partial<Record<EreignisTyp, number>>> = {
  vollstaendig: {},
  unvollstaendig: {
    'nachreichung.eingegangen': 1,
    'nachforderung.gestellt': 1,
    'status.mitgeteilt': 1,
    // One for each letter.
    'hinweis.versandt': 2,
  },
  person: { 'vorgang.ausgesteuert': 1, 'vorgang.uebernommen': 1 },
}
const IMMER: readonly EreignisTyp[] = [
  'antrag.eingegangen',
  'entscheidung.getroffen',
  'bescheid.erstellt',
  'bescheid.versandt',
  'hinweis.versandt',
  'fachverfahren.uebergeben',
  'akte.abgelegt',
]
/** Derived for each grundlage anew. */
const JE_EINGABE: readonly EreignisTyp[] = ['antrag.geprueft', 'vorgang.zugeordnet', 'regeln.ausgewertet']

/** `kette`: what `verify` finds in the log. */
export type Abweichung = { art: 'verloren' | 'doppelt' | 'anders' | 'kette'; text: string }
const verloren = (text: string): Abweichung => ({ art: 'verloren', text })
const doppelt = (text: string): Abweichung => ({ art: 'doppelt', text })
const anders = (text: string): Abweichung => ({ art: 'anders', text })

/** Differences between what was acknowledged and what is there; empty = nothing lost, nothing twice. */
export function pruefe(ledger: readonly Eintrag[], bestand: Bestand, pfade: Pfade): Abweichung[] {
  const found: Abweichung[] = []
  const expected = { brief: new Set<string>(), soziales: new Set<string>(), eakte: new Set<string>() }
  for (const e of ledger) {
    const name = `Antrag ${e.fall.nummer} (${e.fall.art})`
    const akte = e.eingereicht && bestand.akten.get(e.eingereicht.vorgangId)
    if (!akte) {
      found.push(verloren(`${name}: quittiert, aber nicht im Log`))
      continue
    }
    found.push(...pruefeAkte(e, akte).map(({ art, text }) => ({ art, text: `${name}: ${text}` })))
    for (const [ordner, names] of dateienOf(akte.vorgang)) for (const n of names) expected[ordner].add(n)
  }
  const vorgaenge = new Set(ledger.map((e) => e.eingereicht?.vorgangId))
  const more = [...bestand.akten.keys()].filter((id) => !vorgaenge.has(id))
  if (more.length > 0)
    found.push(doppelt(`${more.length} Vorgänge, die niemand gestellt hat: ${more.slice(0, 3).join(', ')}`))
  for (const ordner of ['brief', 'soziales', 'eakte'] as const) {
    found.push(...pruefeOrdner(ordnerOf(pfade, ordner), expected[ordner]))
  }
  const { befunde, befundeGesamt } = bestand.pruefung
  if (befundeGesamt > 0)
    found.push({ art: 'kette', text: `verify: ${befundeGesamt} Befunde, zuerst ${JSON.stringify(befunde[0])}` })
  return found
}

function pruefeAkte({ fall }: Eintrag, { commits, vorgang }: Akte): Abweichung[] {
  const found: Abweichung[] = []
  const counts = new Map<EreignisTyp, number>()
  for (const { type } of commits.flatMap((c) => c.ereignisse)) counts.set(type, (counts.get(type) ?? 0) + 1)
  const inputs = fall.art === 'unvollstaendig' ? 2 : 1
  const wanted = new Map<EreignisTyp, number>([
    ...IMMER.map((type) => [type, 1] as const),
    ...JE_EINGABE.map((type) => [type, inputs] as const),
    ...(Object.entries(EINMAL[fall.art]) as [EreignisTyp, number][]),
  ])
  for (const type of new Set([...counts.keys(), ...wanted.keys()])) {
    const [ist, soll] = [counts.get(type) ?? 0, wanted.get(type) ?? 0]
    const text = `${type} ${ist}-mal, erwartet ${soll}-mal`
    if (ist !== soll) found.push(ist < soll ? verloren(text) : doppelt(text))
  }
  if (!isAktuell(vorgang, vorgang.entscheidung)) found.push(verloren('keine geltende Entscheidung'))
  if (standOf(vorgang) !== 'abgeschlossen') found.push(verloren(`Stand ${standOf(vorgang)}`))
  const anlagen = fall.art === 'person' ? 0 : fall.anlagen.length
  if (vorgang.anlagen.length !== anlagen) found.push(anders(`${vorgang.anlagen.length} Anlagen, erwartet ${anlagen}`))
  return found
}

/** Names of the files that must lie in the folders: those of the one Bescheid, and of the letter asking for Nachweise. */
function dateienOf(v: Vorgang): [Ordnername, string[]][] {
  const briefe = Object.values(v.mitteilungenVersandt).flatMap((m) => m.fakten.dateien)
  return [
    ['brief', [...briefe, ...(v.versand?.fakten.dateien ?? [])]],
    ['soziales', v.uebergabe?.fakten.dateien ?? []],
    ['eakte', v.ablage?.fakten.dateien ?? []],
  ]
}

/** Exactly the expected files, and each job names its files with their true length and check sum. */
function pruefeOrdner(ordner: string, expected: ReadonlySet<string>): Abweichung[] {
  const there = new Set(readdirSync(ordner).filter((n) => isOurs(n) && n !== 'archiv'))
  const found = [
    ...[...expected].filter((n) => !there.has(n)).map((n) => verloren(`fehlt: ${n}`)),
    ...[...there].filter((n) => !expected.has(n)).map((n) => doppelt(`zu viel: ${n}`)),
  ]
  for (const name of there) {
    if (name.endsWith('.json') && isJob(name)) found.push(...pruefeJob(ordner, name))
  }
  return found
}

const isJob = (name: string): boolean => /^(Bescheid|Nachforderung|Uebergabe|Ablage)_/.test(name)
const SCHEMATA = {
  Bescheid: BriefAuftrag,
  Nachforderung: BriefAuftrag,
  Uebergabe: FallUebergabe,
  Ablage: EakteAblage,
}

function pruefeJob(ordner: string, name: string): Abweichung[] {
  const schema = SCHEMATA[name.split('_')[0] as keyof typeof SCHEMATA]
  const job = schema.parse(JSON.parse(read(ordner, name).toString('utf8')))
  return job.dateien.flatMap(({ datei, laenge, sha256 }) => {
    const bytes = read(ordner, datei)
    const isSame = bytes.length === laenge && createHash('sha256').update(bytes).digest('hex') === sha256
    return isSame ? [] : [anders(`${datei} ist nicht, was ${name} nennt`)]
  })
}

/** What came of one application: each part of its decision as canonical JSON. */
export type Ergebnis = Record<string, string>

/** What came of each application must not depend on when anything was killed: outcome, codes, amounts, reasons. */
export function vergleiche(
  ledger: readonly Eintrag[],
  bestand: Bestand,
  ungestoert: ReadonlyMap<number, Ergebnis>,
): Abweichung[] {
  return ledger.flatMap(({ fall, eingereicht }) => {
    const ist = ergebnisOf(bestand.akten.get(eingereicht?.vorgangId ?? ''))
    const soll = ungestoert.get(fall.nummer) ?? {}
    const names = [...new Set([...Object.keys(ist), ...Object.keys(soll)])].filter((n) => ist[n] !== soll[n])
    const show = (value = 'nichts') => (value.length > 80 ? `${value.slice(0, 80)} …` : value)
    return names.map((n) => anders(`Antrag ${fall.nummer}: ${n} ist ${show(ist[n])}, ungestört ${show(soll[n])}`))
  })
}

export function ergebnisse(ledger: readonly Eintrag[], bestand: Bestand): Map<number, Ergebnis> {
  return new Map(ledger.map((e) => [e.fall.nummer, ergebnisOf(bestand.akten.get(e.eingereicht!.vorgangId))]))
}

function ergebnisOf(akte: Akte | undefined): Ergebnis {
  const entscheidung = akte?.vorgang.entscheidung
  if (!entscheidung) return {}
  const { grundlage: _, ...fakten } = entscheidung.fakten
  const parts = Object.entries({ ...fakten, ...entscheidung.inhalt })
  return Object.fromEntries(parts.map(([name, value]) => [name, canonicalJson(value as never)]))
}

/** The releases of the rules that were applied: comparing makes sense only for one. */
export function ausgabenOf({ akten }: Bestand): Set<string> {
  return new Set([...akten.values()].flatMap((a) => a.vorgang.auswertung?.fakten.ausgabe ?? []))
}

/** Effects of a Vorgang: the job file of each, written last, and the seq of its order and its evidence. */
export function wirkungenOf(v: Vorgang): { ordner: Ordnername; datei: string; auftrag: number; beleg: number }[] {
  const belege = [
    ...Object.values(v.mitteilungenVersandt).map((m) => ({ ordner: 'brief' as const, ...m })),
    ...(v.versand ? [{ ordner: 'brief' as const, ...v.versand }] : []),
    ...(v.uebergabe ? [{ ordner: 'soziales' as const, ...v.uebergabe }] : []),
    ...(v.ablage ? [{ ordner: 'eakte' as const, ...v.ablage }] : []),
  ]
  return belege.map(({ ordner, fakten, seq }) => ({
    ordner,
    datei: fakten.dateien.at(-1)!,
    auftrag: parseName(fakten.effekt)!.seq,
    beleg: seq,
  }))
}
