import { ergaenzer, type Probefall, type Vorbereitet } from '@weiche/werkbank'

const TAG = /^\d{4}-\d{2}-\d{2}$/

/**
 * Reads the case of a line, or says what is wrong with it. A quick check by hand: a million lines are read. Angaben that
 * do not fit the data model count as unknown.
 */
export function zeilenleser(kopf: Vorbereitet | undefined): (zeile: string) => Probefall | string {
  const ergaenze = kopf && ergaenzer(kopf.felder)
  return (zeile) => {
    let wert: unknown
    try {
      wert = JSON.parse(zeile)
    } catch {
      return 'Das ist kein JSON.'
    }
    const fall = ergaenze ? ergaenze(wert) : ((wert ?? {}) as Rohfall)
    return typeof fall === 'string' ? fall : pruefe(fall)
  }
}

type Rohfall = Partial<Record<keyof Probefall, unknown>>

function pruefe(fall: Rohfall): Probefall | string {
  const { id, angaben, eingang, entscheidung } = fall
  if (typeof id !== 'string') return '„id“ fehlt oder ist kein Text.'
  if (typeof angaben !== 'object' || angaben === null) return '„angaben“ fehlt oder ist kein Objekt.'
  if (typeof eingang !== 'string' || !TAG.test(eingang)) return '„eingang“ ist kein Tag wie 2025-06-01.'
  if (typeof entscheidung !== 'string' || !TAG.test(entscheidung)) return '„entscheidung“ ist kein Tag wie 2025-06-01.'
  return fall as Probefall
}
