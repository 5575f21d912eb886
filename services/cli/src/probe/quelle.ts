import { vorgangsIdBereiche } from '@weiche/vorgang'
import type { Vorbereitet } from '@weiche/werkbank'
import type { Falldatei } from './falldatei.ts'

/** A part of the cases that one worker plays: a range of a file (bytes; lines that begin in it), of made-up cases, of ids in the log. */
export type Teil =
  | { art: 'datei'; datei: string; kopf: Vorbereitet | undefined; von: number; bis: number }
  | { art: 'kuenstlich'; seed: number; von: number; bis: number }
  | { art: 'log'; leistung: string; von: string; bis: string }

/** A line that is not a case. `stelle`: byte where it begins. */
export type Zeilenfehler = { stelle: number; text: string }

const DATEISTUECK = 8 * 1024 * 1024
const KUENSTLICH = 10_000

export function teileDatei({ datei, bytes, kopf, ab }: Falldatei): Teil[] {
  return schnitte(bytes - ab, DATEISTUECK).map(([von, bis]) => ({
    art: 'datei',
    datei,
    kopf,
    von: ab + von,
    bis: ab + bis,
  }))
}

export function teileKuenstlich(anzahl: number, seed: number): Teil[] {
  return schnitte(anzahl, KUENSTLICH).map(([von, bis]) => ({ art: 'kuenstlich', seed, von, bis }))
}

export function teileLog(leistung: string): Teil[] {
  return vorgangsIdBereiche().map(({ von, bis }) => ({ art: 'log', leistung, von, bis }))
}

function schnitte(ende: number, schritt: number): [number, number][] {
  return Array.from({ length: Math.ceil(ende / schritt) }, (_, i) => [i * schritt, Math.min((i + 1) * schritt, ende)])
}
