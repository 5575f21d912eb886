import { addMonate, addTage, type Datum } from './datum.ts'

/** A span in which the target clock stands still; `bis` undefined = it still does. Both days in Berlin. */
export type Pause = { von: Datum; bis: Datum | undefined }

export type Sollstand =
  /** Last day on which the Vorgang is in time. */
  | { stand: 'laeuft'; soll: Datum }
  /** Waits for the citizen; after the answer so many days are left. */
  | { stand: 'ruht'; rest: number }

/**
 * The target of the authority itself: `tage` after the Antrag, and as many more as were waited for the citizen. Counted
 * are real days: a pause from Monday to Wednesday adds two. It binds nobody outside.
 */
export function sollstand(eingang: Datum, tage: number, pausen: readonly Pause[]): Sollstand {
  const offen = pausen.find((p) => p.bis === undefined)
  const gewartet = pausen.reduce((sum, p) => sum + (p.bis === undefined ? 0 : tageZwischen(p.von, p.bis)), 0)
  if (offen) return { stand: 'ruht', rest: tage + gewartet - tageZwischen(eingang, offen.von) }
  return { stand: 'laeuft', soll: addTage(eingang, tage + gewartet) }
}

/**
 * § 75 S. 2 VwGO: up to this day nobody can complain to the court that nothing is decided. Three months from the Antrag
 * or the Widerspruch; neither an open request nor a weekend moves it.
 */
export function untaetigkeitAb(eingang: Datum): Datum {
  return addMonate(eingang, 3)
}

export type Dringlichkeit = 'ruhig' | 'bald' | 'ueberschritten'

/** `vorlauf`: days before the last day from which it is said to be near. The last day itself is in time. */
export function dringlichkeit(letzterTag: Datum, heute: Datum, vorlauf: number): Dringlichkeit {
  if (heute > letzterTag) return 'ueberschritten'
  return heute >= addTage(letzterTag, -vorlauf) ? 'bald' : 'ruhig'
}

/** Whole days from one day to another; negative when it lies before. */
export function tageZwischen(von: Datum, bis: Datum): number {
  return Math.round((Date.parse(`${bis}T00:00:00Z`) - Date.parse(`${von}T00:00:00Z`)) / 86_400_000)
}
