import { type Ausgewertet, type Entscheidungslage, lageOf } from '@weiche/entscheidung'
import { type AngabenFehler, type Paket, pruefeAngaben } from '@weiche/regelwerk'
import { keineSteuerung } from '@weiche/vorgang'
import type { Gegeben } from './fall.ts'
import { vorgangOfFall } from './vorgang-of-fall.ts'

export type FallLage =
  | { ok: true; lage: Entscheidungslage & Ausgewertet }
  | { ok: false; fehler: readonly AngabenFehler[] }

/** What the switch looks at for a case; nothing is sampled or stopped unless the case is about just that. */
export function lageOfFall(paket: Paket, fall: Gegeben): FallLage {
  const { angaben, fehler } = pruefeAngaben(paket, fall.angaben)
  if (fehler.length > 0) return { ok: false, fehler }
  const lage = lageOf({
    paket,
    ausgabe: '',
    dateien: {},
    vorgang: vorgangOfFall(paket, fall, angaben),
    heute: fall.entscheidung,
    los: 0.5,
    steuerung: {
      ...keineSteuerung,
      stichprobe: fall.gate === 'stichprobe' ? '1' : '0',
      gestoppt: fall.gate === 'automatik-gestoppt' ? [{ klasse: '', grund: 'Fall', seq: 1 }] : [],
      assistiert: fall.gate === 'assistiert',
    },
  })
  const zweitrechnung = fall.gate === 'zweitrechnung' ? ['FALL'] : []
  return { ok: true, lage: { ...lage, zweitrechnung, angabenHmac: '', spurHmac: '' } }
}
