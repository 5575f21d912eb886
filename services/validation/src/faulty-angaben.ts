import type { AngabenFehler } from '@weiche/regelwerk'
import type { Pruefpunkt } from '@weiche/vorgang'

/**
 * Angaben that the door let in but the released package cannot type (it may have changed since): asked for again.
 * `norm`: why they may be asked for. An Angabe that is merely absent is no fault: the rules ask for what they need.
 */
export function faultyAngaben(fehler: readonly AngabenFehler[], norm: string): Pruefpunkt[] {
  return fehler.map((f) => ({
    code: 'ANGABE-FEHLERHAFT',
    art: 'angabe-fehlerhaft',
    gegenstand: f.pfad,
    betrifft: /\[([^\]]+)\]/.exec(f.pfad)?.[1] ?? '',
    anlageId: '',
    norm,
    text: f.text,
  }))
}
