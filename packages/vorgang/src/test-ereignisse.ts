import type { Commit } from './commit.ts'
import { type Ereignis, parseEreignis } from './ereignisse.ts'
import type { AnlageRef } from './ereignisse-antrag.ts'
import { foldVorgang } from './fold.ts'
import type { Forderung } from './forderung.ts'
import type { Vorgang } from './vorgang.ts'

/** Builders for given/when/then tests; each result has passed its schema. */
export const testVorgangId = 'TEST-TEST-TEST-TEST-G'

export function strom(...commits: Ereignis[][]): Commit[] {
  return commits.map((ereignisse, index) => ({
    vorgangId: testVorgangId,
    seq: index + 1,
    service: 'processing',
    ursache: `test.${index}`,
    zeitpunkt: new Date(Date.UTC(2025, 5, 1, 8, index)).toISOString(),
    ereignisse,
  }))
}
export const gegeben = (...commits: Ereignis[][]): Vorgang => foldVorgang(strom(...commits))!

const make = (type: string, fakten: object, inhalt: object = {}) => parseEreignis({ type, fakten, inhalt })
const eingang = { kanal: 'api', eingangsdatum: '2025-06-01', strukturiert: true, idMitgeliefert: false, anlagen: 0 }
const beleg = { effekt: 'x', dateien: ['x.pdf'] }
const id = (seq: number, index = 0) => `${testVorgangId}:${seq}.${index}`

export const eingegangen = (angaben: object = {}, anlagen: object[] = []): Ereignis =>
  make('antrag.eingegangen', { leistung: 'wohngeld', ...eingang }, { angaben, anlagen, inhaltsHmac: 'h', absender: '' })
export const nachgereicht = (angaben: object = {}, mitteilung = '', anlagen: AnlageRef[] = []): Ereignis =>
  make('nachreichung.eingegangen', eingang, { angaben, anlagen, inhaltsHmac: 'h', mitteilung })
export const zurueckgenommen = (): Ereignis =>
  make('antrag.zurueckgenommen', { kanal: 'api', eingangsdatum: '2025-06-02' }, { grund: '' })
export const einzelfallpruefung = (grund = ''): Ereignis =>
  make('einzelfallpruefung.beantragt', { kanal: 'seite', eingangsdatum: '2025-06-02' }, { grund })
const gegenBescheid = { bescheid: id(5), frist: '2025-07-07', fristwahrung: 'gewahrt' }
export const widerspruchErhoben = (): Ereignis =>
  make(
    'widerspruch.erhoben',
    { kanal: 'seite', eingangsdatum: '2025-06-20', ...gegenBescheid },
    { begruendung: 'Die Miete ist höher.' },
  )
export const widerspruchEroeffnet = (seq: number, vorgang = 'WWWW-WWWW-WWWW-WWWW-W'): Ereignis =>
  make('widerspruch.eroeffnet', { widerspruch: id(seq), vorgang })
/** Stands beside `eingegangen` in the first commit. */
export const widerspruchEingegangen = (): Ereignis =>
  make(
    'widerspruch.eingegangen',
    { gegen: 'AAAA-AAAA-AAAA-AAAA-A', widerspruch: id(7), ...gegenBescheid },
    { begruendung: 'Die Miete ist höher.' },
  )
export const widerspruchErledigt = (gesehen = 1): Ereignis =>
  make('widerspruch.erledigt', { person: 'p1', gesehen, ergebnis: 'abgeholfen' }, { grund: 'Mietvertrag lag vor' })
export const dublette = (): Ereignis => make('dublette.erkannt', { andererVorgang: 'AAAA' })
export const geprueft = (grundlage: number, teile: object = {}): Ereignis =>
  make('antrag.geprueft', { grundlage, codes: [] }, { angaben: {}, lesungen: [], vergleiche: [], punkte: [], ...teile })
export const zugeordnet = (grundlage: number, codes: string[] = []): Ereignis =>
  make('vorgang.zugeordnet', {
    grundlage,
    organisationseinheit: 'wohngeldbehoerde',
    team: 'team-1',
    aktenzeichen: '50.1-2025-1',
    aktenzeichenUebernommen: false,
    fachverfahren: 'soziales',
    aktenplan: '50.1',
    codes,
  })
export const entschieden = (grundlage: number, weg: 'dunkel' | 'person' = 'dunkel'): Ereignis =>
  make(
    'entscheidung.getroffen',
    { grundlage, weg, person: '', ausgang: 'bewilligung', codes: [], entscheidungsdatum: '2025-06-01' },
    {
      abschnitte: [{ von: '2025-06-01', bis: '2026-05-31', fassung: '2025-01-01', betrag: '110' }],
      gruende: [],
      berechnung: [[]],
    },
  )
/** Of the request of commit `seq`, which was reminded of; its items are still missing. */
export const versagt = (grundlage: number, seq: number): Ereignis =>
  make(
    'versagung.ausgesprochen',
    {
      ...{ grundlage, person: 'p1', gesehen: 1, nachforderung: id(seq), entscheidungsdatum: '2025-07-25' },
      ...{ angefordertAm: '2025-06-01', erinnertAm: '2025-07-01', fristBis: '2025-07-21' },
    },
    {
      posten: [posten('WOG-NW-001')],
      erschwerung: 'Die Miete ist nicht zu ermitteln.',
      ermessen: 'Es gibt kein milderes Mittel.',
    },
  )
/** `codes` become items `p1`, `p2` ... of that kind; `teil` changes each of them. */
export const nachgefordert = (
  grundlage: number,
  frist: string,
  codes = ['WOG-NW-001'],
  fortgefuehrt = '',
  teil: Partial<Forderung> = {},
): Ereignis =>
  make(
    'nachforderung.gestellt',
    {
      grundlage,
      weg: teil.von === 'person' ? 'person' : 'dunkel',
      person: teil.von === 'person' ? 'sb-1' : '',
      codes,
      frist,
      fortgefuehrt,
    },
    { punkte: codes.map((code, index) => ({ ...posten(code, `p${index + 1}`), ...teil })) },
  )
export const posten = (gegenstand: string, id = 'p1'): Forderung => ({
  id,
  code: gegenstand,
  gegenstand,
  betrifft: '',
  titel: gegenstand,
  grund: 'fehlt',
  erlaeuterung: '',
  norm: '§ 60 SGB I',
  von: 'regeln',
})
/** One attachment; `teil` names what matters to the test. */
export const anlage = (anlageId: string, art: string, teil: Partial<AnlageRef> = {}): AnlageRef => ({
  anlageId,
  art,
  betrifft: '',
  dateiname: `${art}.pdf`,
  medientyp: 'application/pdf',
  laenge: 1,
  pruefsumme: 'h',
  ...teil,
})
export const aufgehoben = (
  grundlage: number,
  ids: string[],
  art: 'verzicht' | 'zuruecknahme' = 'zuruecknahme',
): Ereignis =>
  make('forderung.aufgehoben', { person: 'p1', gesehen: 1, grundlage, posten: ids, art }, { grund: 'liegt vor' })
export const mehrZeitErbeten = (seq: number, bis: string): Ereignis =>
  make('fristverlaengerung.beantragt', { nachforderung: id(seq), bis, eingangsdatum: '2025-06-10' }, { grund: '' })
export const verlaengert = (seq: number, frist: string, weg: 'regeln' | 'person' | 'versand' = 'regeln'): Ereignis =>
  make('frist.verlaengert', { nachforderung: id(seq), frist, weg, person: '', brief: weg === 'person' }, { grund: '' })
export const nichtVerlaengert = (seq: number, frist: string): Ereignis =>
  make(
    'fristverlaengerung.abgelehnt',
    { person: 'p1', gesehen: 1, nachforderung: id(seq), frist },
    { grund: 'zu lang' },
  )
export const ausgesteuert = (grundlage: number, anlass: string, handler = '', codes = ['WOG-AS-001']): Ereignis =>
  make('vorgang.ausgesteuert', { grundlage, codes, anlass, handler }, { erlaeuterung: '' })
export const zurueckgegeben = (grundlage: number, codes = ['WOG-AS-001']): Ereignis =>
  make('vorgang.zurueckgegeben', { person: 'p1', gesehen: 1, grundlage, codes }, { grund: 'geprueft' })
export const umverteilt = (): Ereignis =>
  make(
    'vorgang.umverteilt',
    { person: 'p1', gesehen: 1, organisationseinheit: 'andere', team: 'team-2' },
    { grund: 'Umzug' },
  )
/** Tells the first event of the commit with this seq. */
export const mitgeteilt = (seq: number): Ereignis =>
  make('status.mitgeteilt', {
    anlass: 'nachforderung',
    zu: id(seq),
    kanal: 'brief',
    dokumentId: 'd',
    ausgabe: 'a1',
    ...beleg,
  })
/** Announces what the commit `seq` decided. */
export const bescheid = (grundlage: number, seq = 4): Ereignis =>
  make('bescheid.erstellt', { grundlage, entscheidung: id(seq), dokumentId: 'd', datum: '2025-06-01', ausgabe: 'a1' })
export const versandt = (seq = 5): Ereignis =>
  make('bescheid.versandt', { bescheid: id(seq), kanal: 'brief', aufgabe: '2025-06-01', ...beleg })
export const uebergeben = (seq = 5): Ereignis =>
  make('fachverfahren.uebergeben', { bescheid: id(seq), fachverfahren: 'soziales', ...beleg })
export const abgelegt = (seq = 5): Ereignis => make('akte.abgelegt', { bescheid: id(seq), ...beleg })
export const erinnert = (grundlage: number, seq: number, frist: string): Ereignis =>
  make('erinnerung.veranlasst', { grundlage, nachforderung: id(seq), frist })
/** The letter of the reminder that the commit `seq` ordered. */
export const erinnerungVersandt = (seq: number): Ereignis =>
  make('erinnerung.versandt', { erinnerung: id(seq), kanal: 'brief', dokumentId: 'd', ausgabe: 'a1', ...beleg })
export const fristAbgelaufen = (grundlage: number, seq: number, frist: string): Ereignis =>
  make('frist.abgelaufen', { grundlage, nachforderung: id(seq), frist })
export const hinweisVeranlasst = (zu: number, ...kanaele: string[]): Ereignis =>
  make('hinweis.veranlasst', { zu: id(zu), kanaele })
export const hinweisBegonnen = (zu: number, kanal: string, bis: string): Ereignis =>
  make('hinweis.begonnen', { zu: id(zu), kanal, bis })
export const hinweisVersandt = (zu: number, kanal: string): Ereignis =>
  make('hinweis.versandt', { zu: id(zu), kanal, effekt: 'x', quittung: '' })
export const kontoVerbunden = (konto = 'a'.repeat(64)): Ereignis =>
  make('konto.verbunden', { weg: 'zugangscode' }, { konto })
/** The dispatch with legal effect came back. */
export const gescheitert = (zu: number, weiter = ''): Ereignis =>
  make('zustellung.gescheitert', {
    ...{ zu: id(zu), kanal: 'brief', effekt: 'x', grund: 'unbekannt-verzogen' },
    ...{ wirksam: true, weiter },
  })
export const nochmal = (zu: number): Ereignis =>
  make(
    'zustellung.veranlasst',
    { person: 'p1', gesehen: 1, zu: id(zu) },
    { anschrift: ['Erika Muster', 'Neuer Weg 2', '24999 Beispielhausen'], grund: 'Auskunft der Meldebehörde' },
  )
