import type { Beispiel } from '@weiche/all-in-one'
import { setPath, type Wert } from '@weiche/vorgang'
import type { Constellation } from './constellation.ts'

/** An attachment of a story: a sample Nachweis, or any file at all. */
export type Anlage = Beispiel['anlagen'][number] & {
  bytes?: Uint8Array
  dateiname?: string
  /** The day the Nachweis was made for; default: the day of the Antrag. */
  stichtag?: string
}
export type Fall = Omit<Beispiel, 'anlagen'> & { leistung: string; anlagen: Anlage[] }

let count = 0

/** A sample, handed in today by somebody of that name; every call invents another, so that no two are the same Antrag. */
export function fall(c: Constellation, id: string, angaben: Record<string, Wert> = {}, name = nextName()): Fall {
  const beispiel = c.beispiel(id)
  const changes = {
    'antragsteller.nachname': name,
    'haushalt.mitglieder[m1].nachname': name,
    'konto.inhaber': name,
    ...angaben,
  }
  for (const [path, value] of Object.entries(changes)) {
    if (!setPath(beispiel.antrag, path, value)) throw new Error(`${id} has no ${path}`)
  }
  return { ...beispiel, leistung: 'wohngeld', eingang: c.uhr.jetzt().toISOString() }
}

/** A sample of another Leistung as it is, handed in today. */
export function fallVon(c: Constellation, leistung: string, id: string): Fall {
  return { ...c.beispiel(id, leistung), leistung, eingang: c.uhr.jetzt().toISOString() }
}

/** Changes the attachments of one kind, or takes them away (`undefined`). */
export function mitAnlage(f: Fall, art: string, change: Partial<Anlage> | undefined): Fall {
  const anlagen = f.anlagen.flatMap((a) => (a.art !== art ? [a] : change ? [{ ...a, ...change }] : []))
  return { ...f, anlagen }
}

/** Letters only, as names have. */
function nextName(): string {
  const letters = [...String(count++)].map((digit) => 'abdefgiklm'[Number(digit)]).join('')
  return `Quast${letters}`
}
