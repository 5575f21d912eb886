import type { Uhr } from '@weiche/controller'
import { geparkt } from '@weiche/kafka'
import type { Databases } from '@weiche/mongo'
import { type Abgleichbefund, findeBefunde } from './befund.ts'
import type { Buch, Vollpruefung } from './buch.ts'
import type { Erwartungen } from './erwartungen.ts'
import { fuehreBuch, type Logzugang, pruefeVoll } from './fuehre-buch.ts'
import { messeHinken } from './hinken.ts'
import { findeUeberfaellige, type Gruppe, gruppiere, weckeUeberfaellige } from './staende.ts'
import { vergleicheListe } from './vergleiche-liste.ts'
import { frischAngenommen, zaehleNach } from './zaehle-log.ts'
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
}

export type AbgleichDeps = Logzugang & {
  erwartungen: Erwartungen
  /** Business clock: on which day a Frist has passed. */
  uhr: Uhr
  /** Real time; only tests pass another one. */
  jetzt?: () => Date
}

export type Abgleich = {
  /** `voll`: every chain and every head, and line by line; else what is new since the last look. `wecken`: what hangs is woken. */
  pruefe(options?: { voll?: boolean; wecken?: boolean; signal?: AbortSignal }): Promise<Bericht>
}

const GENANNT = 20

/** The continuous proof that nothing is lost, from the log and the lists alone; keeps its report for everybody to read. */
export function createAbgleich(deps: AbgleichDeps): Abgleich {
  const { databases, uhr, erwartungen, jetzt = () => new Date() } = deps

  async function pruefe({ voll = false, wecken = false, signal }: Parameters<Abgleich['pruefe']>[0] = {}) {
    const begin = performance.now()
    const buch = voll ? await pruefeVoll(deps, jetzt) : await fuehreBuch(deps, signal)
    const gruppen = await gruppiere(databases)
    const frisch = await frischAngenommen(databases, buch)
    const now = jetzt()
    const ueberfaellig = await findeUeberfaellige(databases, gruppen, erwartungen, { real: now, fachlich: uhr.jetzt() })
    const { befunde, befundeGesamt, commits } = buch
    const zusammenfassung: Zusammenfassung = {
      bilanz: bilanzOf(buch, frisch, gruppen),
      staende: ueberfaellig.staende,
      auftraege: ueberfaellig.auftraege,
      log: { commits, gezaehlt: await zaehleNach(databases, buch), befunde, befundeGesamt },
      ...(await messeHinken(deps, now)),
      unverstanden: gruppen.reduce((n, g) => n + g.unverstanden, 0),
      geparkt: await zaehleGeparkt(databases, now),
      ...(voll ? await vergleicheListe(databases) : { ohneZeile: [], ohneLog: [] }),
    }
    const geweckt = wecken ? await weckeUeberfaellige(databases, ueberfaellig, now) : []
    const bericht: Bericht = {
      am: now.toISOString(),
      dauerMs: Math.round(performance.now() - begin),
      befunde: findeBefunde(zusammenfassung, erwartungen),
      zusammenfassung,
      voll: buch.voll ?? null,
      geweckt: { anzahl: geweckt.length, vorgaenge: geweckt.slice(0, GENANNT) },
    }
    await berichte(databases).replaceOne({ _id: 'bericht' }, { bericht: JSON.stringify(bericht) }, { upsert: true })
    return bericht
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

function bilanzOf({ angenommen }: Buch, frisch: Record<string, number>, gruppen: readonly Gruppe[]): Bilanz[] {
  const namen = new Set([...Object.keys(angenommen), ...Object.keys(frisch), ...gruppen.map((g) => g.leistung)])
  return [...namen].sort().map((leistung) => {
    const sum = (fits: (g: Gruppe) => boolean) =>
      gruppen.reduce((n, g) => n + (g.leistung === leistung && fits(g) ? g.anzahl : 0), 0)
    const bisher = angenommen[leistung] ?? 0
    return {
      leistung,
      angenommen: bisher,
      angenommenJetzt: bisher + (frisch[leistung] ?? 0),
      entschieden: sum((g) => g.stand === 'abgeschlossen'),
      beiPerson: sum((g) => g.stand === 'bei-person'),
      offen: sum((g) => g.stand !== 'abgeschlossen' && g.stand !== 'bei-person'),
    }
  })
}

async function zaehleGeparkt(databases: Databases, now: Date) {
  const anzahl = await geparkt(databases).countDocuments()
  const oldest =
    anzahl > 0 ? await geparkt(databases).findOne({}, { sort: { zeit: 1 }, projection: { zeit: 1 } }) : null
  return { anzahl, aelteste: oldest ? Math.max(0, (now.getTime() - oldest.zeit.getTime()) / 1000) : 0 }
}
