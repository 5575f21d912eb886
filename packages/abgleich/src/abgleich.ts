import type { Uhr } from '@weiche/controller'
import { geparkt } from '@weiche/kafka'
import type { Databases } from '@weiche/mongo'
import { createAbgeschlossene } from './abgeschlossene.ts'
import { type Abgleichbefund, findeBefunde } from './befund.ts'
import { bilanzOf, gehtAuf } from './bilanz.ts'
import type { Buch, Vollpruefung } from './buch.ts'
import type { Erwartungen } from './erwartungen.ts'
import { fuehreBuch, type Logzugang, pruefeVoll } from './fuehre-buch.ts'
import { messeHinken } from './hinken.ts'
import { findeUeberfaellige, type Gruppe, gruppiere, weckeUeberfaellige } from './staende.ts'
import { keinVergleich, vergleicheListe } from './vergleiche-liste.ts'
import { createNachzaehler, frischAngenommen } from './zaehle-log.ts'
import type { Bilanz, Zusammenfassung } from './zusammenfassung.ts'

export type Bericht = {
  /** Real time, ISO; and how long it took. */
  am: string
  dauerMs: number
  befunde: Abgleichbefund[]
  zusammenfassung: Zusammenfassung
  /** The last full look, whenever it was. */
  voll: Vollpruefung | null
  /** What was woken because it stood too long; at most twenty are named. */
  geweckt: { anzahl: number; vorgaenge: string[] }
  /** What stood in no list and does now; at most twenty are named. */
  nachgetragen: { anzahl: number; vorgaenge: string[] }
}

export type AbgleichDeps = Logzugang & {
  erwartungen: Erwartungen
  /** Business clock: on which day a Frist has passed. */
  uhr: Uhr
  /** Makes lines that are missing; returns whose there are now. */
  trageNach(vorgangIds: readonly string[]): Promise<string[]>
  /** Real time; only tests pass another one. */
  jetzt?: () => Date
}

export type Pruefoptionen = {
  /** Every chain from its first commit and every head, and `zeilen`; else what is new since the last look. */
  voll?: boolean
  /** Line by line: who stands in the log and in no list, or the other way round. */
  zeilen?: boolean
  /** What hangs is woken, and what stands in no list gets its line. */
  wecken?: boolean
  signal?: AbortSignal
}
export type Abgleich = { pruefe(options?: Pruefoptionen): Promise<Bericht> }

const GENANNT = 20

/** The continuous proof that nothing is lost, from the log and the lists alone; keeps its report for everybody to read. */
export function createAbgleich(deps: AbgleichDeps): Abgleich {
  const { databases, uhr, erwartungen, jetzt = () => new Date() } = deps

  const zaehleNach = createNachzaehler(databases)
  const abgeschlossene = createAbgeschlossene(databases)

  async function pruefe({ voll = false, zeilen = voll, wecken = false, signal }: Pruefoptionen = {}) {
    const begin = performance.now()
    const buch = voll ? await pruefeVoll(deps, jetzt) : await fuehreBuch(deps, signal)
    const vergleich = zeilen
      ? await vergleicheListe(databases, buch.bis, wecken ? deps.trageNach : undefined)
      : keinVergleich
    // Before the lists are counted: what they have seen by now is then in them. Afterwards they may have caught up.
    const hinken = await messeHinken(deps, jetzt())
    const { gruppen, bilanz } = await zaehleListen(buch, false)
    const now = jetzt()
    const ueberfaellig = await findeUeberfaellige(databases, gruppen, erwartungen, { real: now, fachlich: uhr.jetzt() })
    const { befunde, befundeGesamt, commits } = buch
    const zusammenfassung: Zusammenfassung = {
      bilanz,
      staende: ueberfaellig.staende,
      auftraege: ueberfaellig.auftraege,
      log: { commits, gezaehlt: await zaehleNach(buch), befunde, befundeGesamt },
      ...hinken,
      unverstanden: gruppen.reduce((n, g) => n + g.unverstanden, 0),
      geparkt: await zaehleGeparkt(databases, now),
      ohneZeile: vergleich.ohneZeile,
      ohneLog: vergleich.ohneLog,
    }
    const geweckt = wecken ? await weckeUeberfaellige(databases, ueberfaellig, now) : []
    const bericht: Bericht = {
      am: now.toISOString(),
      dauerMs: Math.round(performance.now() - begin),
      befunde: findeBefunde(zusammenfassung, erwartungen),
      zusammenfassung,
      voll: buch.voll ?? null,
      geweckt: { anzahl: geweckt.length, vorgaenge: geweckt.slice(0, GENANNT) },
      nachgetragen: { ...vergleich.nachgetragen, vorgaenge: vergleich.nachgetragen.vorgaenge.slice(0, GENANNT) },
    }
    await berichte(databases).replaceOne({ _id: 'bericht' }, { bericht: JSON.stringify(bericht) }, { upsert: true })
    return bericht
  }

  /** All of it at one instant; what does not add up on a count that was remembered is counted. */
  async function zaehleListen(buch: Buch, genau: boolean): Promise<{ gruppen: Gruppe[]; bilanz: Bilanz[] }> {
    const session = databases.arbeit.client.startSession({ snapshot: true })
    try {
      const gruppen = await gruppiere(databases, session)
      const offen = gruppen.reduce((n, g) => n + (g.stand === 'abgeschlossen' ? 0 : g.anzahl), 0)
      const { zahl, gezaehlt } = await abgeschlossene.zaehle(session, offen, genau)
      const bilanz = bilanzOf(buch, await frischAngenommen(databases, buch), gruppen, zahl)
      return gezaehlt || bilanz.every(gehtAuf) ? { gruppen, bilanz } : zaehleListen(buch, true)
    } finally {
      await session.endSession()
    }
  }
  return { pruefe }
}

type BerichtDoc = { _id: 'bericht'; bericht: string }
const berichte = (databases: Databases) => databases.arbeit.collection<BerichtDoc>('abgleich')

/** Of whoever looked last. */
export async function letzterBericht(databases: Databases): Promise<Bericht | undefined> {
  const doc = await berichte(databases).findOne({ _id: 'bericht' })
  return doc ? (JSON.parse(doc.bericht) as Bericht) : undefined
}

async function zaehleGeparkt(databases: Databases, now: Date) {
  const anzahl = await geparkt(databases).countDocuments()
  const oldest =
    anzahl > 0 ? await geparkt(databases).findOne({}, { sort: { zeit: 1 }, projection: { zeit: 1 } }) : null
  return { anzahl, aelteste: oldest ? Math.max(0, (now.getTime() - oldest.zeit.getTime()) / 1000) : 0 }
}
