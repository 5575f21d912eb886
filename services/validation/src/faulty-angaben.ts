import type { AngabenFehler } from '@weiche/regelwerk'
import type { Pruefpunkt } from '@weiche/vorgang'

/**
 * Angaben that the door let in but the released package cannot type (it may have changed since): asked for again.
 * An Angabe that is merely absent is no fault: the rules ask for what they need.
 */
export function faultyAngaben(fehler: readonly AngabenFehler[]): Pruefpunkt[] {
  return fehler.map((f) => ({
    code: 'ANGABE-FEHLERHAFT',
    art: 'angabe-fehlerhaft',
    gegenstand: f.pfad,
    betrifft: /\[([^\]]+)\]/.exec(f.pfad)?.[1] ?? '',
    anlageId: '',
    norm: '§ 60 Abs. 1 Nr. 1 SGB I',
    text: f.text,
  }))
}
