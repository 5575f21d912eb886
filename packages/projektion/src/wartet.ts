import { addTage, type Dringlichkeit, dringlichkeit, tageZwischen, untaetigkeitAb } from '@weiche/fristen'
import type { Databases } from '@weiche/mongo'
import { bestand, toZeileAgain } from './bestand.ts'
import type { Zeile } from './zeile.ts'

/** What one Vorgang waits for, and until when. */
export type Wartend = {
  vorgangId: string
  leistung: string
  stand: Zeile['stand']
  auf: 'Buerger' | 'Person' | 'Maschine'
  /** First day on which something happens by itself, and what; null = nothing does. */
  faellig: { am: string; dann: 'Erinnerung' | 'Versagung pruefen' } | null
  /** Target of the authority; while it waits for the citizen the days that are left. */
  soll: { bis: string; dringlichkeit: Dringlichkeit } | { ruht: number }
  /** From the day after on the court may be asked why nothing is decided (§ 75 VwGO). */
  untaetigkeit: { bis: string; dringlichkeit: Dringlichkeit }
}
export type Warteschau = {
  heute: string
  /** Due and still not done: by itself this list is empty. */
  ueberfaellig: Wartend[]
  /** Past the target or the three months, or near: oldest first. */
  draengend: Wartend[]
  /** What happens by itself next, soonest first. */
  demnaechst: Wartend[]
}
export type Wartefrage = {
  heute: string
  /** Days of the target, and days before a last day from which it is said to be near. */
  sollTage: number
  vorlauf: number
  leistung?: string | undefined
  anzahl: number
}

/** What waits for what until when. */
export async function readWartet(databases: Databases, frage: Wartefrage): Promise<Warteschau> {
  const vorgaenge = bestand(databases)
  const leistung = frage.leistung === undefined ? {} : { leistung: { $eq: frage.leistung } }
  const due = await vorgaenge
    .find({ ...leistung, naechsteFaelligkeit: { $ne: null } })
    .sort({ naechsteFaelligkeit: 1, _id: 1 })
    .limit(frage.anzahl)
    .toArray()
  // Neither last day lies before the Antrag is this old.
  const youngest = addTage(frage.heute, -(Math.min(frage.sollTage, KUERZESTES_VIERTELJAHR) - frage.vorlauf))
  const old = await vorgaenge
    .find({ ...leistung, offen: true, weg: null, eingangsdatum: { $lte: youngest } })
    .sort({ eingangsdatum: 1, _id: 1 })
    .limit(frage.anzahl)
    .toArray()
  const demnaechst = due.map(toZeileAgain).map((z) => wartend(z, frage))
  return {
    heute: frage.heute,
    ueberfaellig: demnaechst.filter((w) => w.faellig!.am < frage.heute),
    draengend: old
      .map(toZeileAgain)
      .map((z) => wartend(z, frage))
      .filter(isDraengend),
    demnaechst,
  }
}

/** Three months have at least so many days. */
const KUERZESTES_VIERTELJAHR = 89

/** Pure: one line, seen from that day. */
export function wartend(z: Zeile, { heute, sollTage, vorlauf }: Wartefrage): Wartend {
  const untaetigkeit = untaetigkeitAb(z.eingangsdatum)
  const dann = z.erinnert ? ('Versagung pruefen' as const) : ('Erinnerung' as const)
  return {
    vorgangId: z.vorgangId,
    leistung: z.leistung,
    stand: z.stand,
    auf: z.stand === 'nachforderung' ? 'Buerger' : z.stand === 'bei-person' ? 'Person' : 'Maschine',
    faellig: z.naechsteFaelligkeit === null ? null : { am: z.naechsteFaelligkeit, dann },
    soll: sollOf(z, heute, sollTage, vorlauf),
    untaetigkeit: { bis: untaetigkeit, dringlichkeit: dringlichkeit(untaetigkeit, heute, vorlauf) },
  }
}

function sollOf(z: Zeile, heute: string, tage: number, vorlauf: number): Wartend['soll'] {
  const all = tage + z.gewartet
  if (z.wartetSeit !== null) return { ruht: all - tageZwischen(z.eingangsdatum, z.wartetSeit) }
  const bis = addTage(z.eingangsdatum, all)
  return { bis, dringlichkeit: dringlichkeit(bis, heute, vorlauf) }
}

function isDraengend({ soll, untaetigkeit }: Wartend): boolean {
  return untaetigkeit.dringlichkeit !== 'ruhig' || ('bis' in soll && soll.dringlichkeit !== 'ruhig')
}
