import type { Feld } from '@weiche/regelwerk'
import { type Angaben, getPath } from '@weiche/vorgang'
import { konkret } from '../abdeckung/angaben.ts'

/** A number that the Antrag states, on the grid of its decimal places: `wert` steps of 10^-stellen. */
export type Zahl = {
  pfad: string
  typ: 'betrag' | 'zahl' | 'ganzzahl'
  stellen: number
  wert: bigint
  /** What angaben.json allows, in steps. */
  min: bigint
  max: bigint
}

/** Every known number of these Angaben, in the order of angaben.json. */
export function zahlenIn(felder: readonly Feld[], angaben: Angaben): Zahl[] {
  return zahlenfelder(felder, '').flatMap(({ pfad, feld }) =>
    konkret(angaben, pfad).flatMap((weg) => {
      const roh = getPath(angaben, weg)
      return typeof roh === 'string' || typeof roh === 'number' ? zahlOf(weg, feld, String(roh)) : []
    }),
  )
}

/** As the Angaben hold it: whole numbers as numbers, the others as decimal strings. */
export function wertVon({ typ, stellen }: Pick<Zahl, 'typ' | 'stellen'>, wert: bigint): string | number {
  return typ === 'ganzzahl' ? Number(wert) : dezimal(wert, stellen)
}

type Zahlenfeld = Extract<Feld, { typ: 'betrag' | 'zahl' | 'ganzzahl' }>

function zahlenfelder(felder: readonly Feld[], praefix: string): { pfad: string; feld: Zahlenfeld }[] {
  return felder.flatMap((feld) => {
    const pfad = praefix + feld.id
    if (feld.typ === 'objekt' || feld.typ === 'liste') return zahlenfelder(feld.felder, `${pfad}.`)
    return feld.typ === 'betrag' || feld.typ === 'zahl' || feld.typ === 'ganzzahl' ? [{ pfad, feld }] : []
  })
}

function zahlOf(pfad: string, feld: Zahlenfeld, roh: string): Zahl[] {
  const stellen = feld.typ === 'ganzzahl' ? 0 : feld.typ === 'betrag' ? 2 : (feld.skala ?? 2)
  const wert = schritte(roh, stellen)
  if (wert === undefined) return []
  const reichlich = wert * 4n + 10_000n * 10n ** BigInt(stellen)
  const min = schritte(String(feld.min ?? 0), stellen) ?? 0n
  const max = (feld.max === undefined ? undefined : schritte(String(feld.max), stellen)) ?? reichlich
  return [{ pfad, typ: feld.typ, stellen, wert, min, max: max < reichlich ? max : reichlich }]
}

function schritte(text: string, stellen: number): bigint | undefined {
  const [, minus, ganz, bruch = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (ganz === undefined || bruch.length > stellen) return undefined
  const betrag = BigInt(ganz + bruch.padEnd(stellen, '0'))
  return minus ? -betrag : betrag
}

export function dezimal(wert: bigint, stellen: number): string {
  const ziffern = String(wert < 0n ? -wert : wert).padStart(stellen + 1, '0')
  const text = stellen === 0 ? ziffern : `${ziffern.slice(0, -stellen)}.${ziffern.slice(-stellen)}`
  return wert < 0n ? `-${text}` : text
}
