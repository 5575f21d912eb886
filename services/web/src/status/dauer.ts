import type { Sprache } from '../seite/modell.ts'
import type { Offen } from '../zugang/offen.ts'
import type { Erfahrung, Erfahrungsfrage, Weg } from './erfahrung.ts'
import { type Lage, lageOf } from './lage.ts'

/** With a person already: how long people take. Before: how long it takes by rules, and how long when a person comes in. */
const WEGE: Partial<Record<Lage, Weg[]>> = {
  pruefung: ['dunkel', 'person'],
  fehlt: ['dunkel', 'person'],
  erinnert: ['dunkel', 'person'],
  person: ['person'],
  verspaetet: ['person'],
}

/** What experience says about how long it takes; nothing where it is decided. */
export async function dauerVon(
  { vorgang, kontext }: Offen,
  heute: string,
  frage: Erfahrungsfrage,
): Promise<string[] | undefined> {
  const wege = vorgang.gegen ? undefined : WEGE[lageOf(vorgang)]
  if (!wege) return undefined
  const { leistung } = vorgang
  const known = await Promise.all(wege.map(async (weg) => ({ weg, ...(await frage({ leistung, weg, heute })) })))
  return dauerText(known, kontext.sprache)
}

/** Never a promise, always with the number of cases behind it. */
export function dauerText(known: readonly ({ weg: Weg } & Partial<Erfahrung>)[], sprache: Sprache): string[] {
  const t = TEXTE[sprache]
  const saetze = known.flatMap(({ weg, tage, anzahl }) =>
    tage === undefined || anzahl === undefined ? [] : [t[weg](t.tage(tage), anzahl)],
  )
  return saetze.length === 0 ? [t.keine] : [...saetze, t.keineZusage]
}

type Texte = Record<Weg, (dauer: string, anzahl: number) => string> & {
  tage(tage: number): string
  keine: string
  keineZusage: string
}

const TEXTE: Record<Sprache, Texte> = {
  einfach: {
    dunkel: (d, n) => `Ohne Rückfrage sind 8 von 10 Anträgen ${d} entschieden (letzte ${n} Fälle).`,
    person: (d, n) => `Prüft ein Mensch im Amt, sind 8 von 10 Anträgen ${d} entschieden (letzte ${n} Fälle).`,
    tage: (n) => (n === 0 ? 'noch am selben Tag' : n === 1 ? 'nach 1 Tag' : `nach höchstens ${n} Tagen`),
    keine: 'Dazu haben wir noch keine Erfahrung.',
    keineZusage: 'Das sind Erfahrungen. Bei Ihnen kann es anders sein.',
  },
  leicht: {
    dunkel: (d) => `Meistens entscheiden wir ${d}.`,
    person: (d) => `Prüft ein Mensch? Dann entscheiden wir meistens ${d}.`,
    tage: (n) => (n === 0 ? 'am gleichen Tag' : n === 1 ? 'nach 1 Tag' : `in ${n} Tagen`),
    keine: 'Das wissen wir noch nicht.',
    keineZusage: 'Es kann auch länger dauern.',
  },
  englisch: {
    dunkel: (d, n) => `Where nothing has to be clarified, 8 of 10 applications are decided ${d} (last ${n} cases).`,
    person: (d, n) => `When a person at the office checks, 8 of 10 are decided ${d} (last ${n} cases).`,
    tage: (n) => (n === 0 ? 'on the same day' : n === 1 ? 'after 1 day' : `within ${n} days`),
    keine: 'We have no experience with this yet.',
    keineZusage: 'This is what happened so far. Yours may take a different time.',
  },
}
