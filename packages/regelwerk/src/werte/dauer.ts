import { type Dezimal, formatDezimal, kuerze, parseDezimal } from './dezimal.ts'
import { MONATE, type Typ, ZEIT } from './typ.ts'

/** Durations as ISO 8601 writes them. A value is an exact number: of months, or of seconds. */
const JAHRE = /^(-?)P(?=\d)(?:(\d{1,12})Y)?(?:(\d{1,12})M)?$/
const TAGE =
  /^(-?)P(?=[\dT])(?:(\d{1,12})D)?(?:T(?=\d)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})(?:\.(\d{0,20}))?S)?)?$/

export type Dauer = { wert: Dezimal; typ: Typ }

/** Reads "P1Y6M" or "P3DT12H"; undefined when it is neither. */
export function parseDauer(text: string): Dauer | undefined {
  const jahre = JAHRE.exec(text)
  if (jahre) {
    const monate = BigInt(jahre[2] ?? 0) * 12n + BigInt(jahre[3] ?? 0)
    return { wert: { z: jahre[1] ? -monate : monate, s: 0 }, typ: MONATE }
  }
  const tage = TAGE.exec(text)
  if (!tage) return undefined
  const [, minus, d, h, m, s, bruch] = tage
  const ganze = ((BigInt(d ?? 0) * 24n + BigInt(h ?? 0)) * 60n + BigInt(m ?? 0)) * 60n + BigInt(s ?? 0)
  const sekunden = parseDezimal(bruch ? `${String(ganze)}.${bruch}` : String(ganze))!
  return { wert: minus ? { z: -sekunden.z, s: sekunden.s } : sekunden, typ: ZEIT }
}

/** The shortest exact form: P1Y6M, P3DT12H, P0M, PT0S. */
export function formatDauer(wert: Dezimal, einheit: 'monate' | 'sekunden'): string {
  const { z, s } = kuerze(wert)
  const betrag = { z: z < 0n ? -z : z, s }
  const text = einheit === 'monate' ? monateText(betrag.z) : sekundenText(betrag)
  return z < 0n ? `-${text}` : text
}

function monateText(monate: bigint): string {
  return `P${teil(monate / 12n, 'Y')}${teil(monate % 12n, 'M')}`.replace(/^P$/, 'P0M')
}

function sekundenText(sekunden: Dezimal): string {
  const ganze = sekunden.z / 10n ** BigInt(sekunden.s)
  const rest = { z: sekunden.z - (ganze / 60n) * 60n * 10n ** BigInt(sekunden.s), s: sekunden.s }
  const zeit = `${teil((ganze / 3600n) % 24n, 'H')}${teil((ganze / 60n) % 60n, 'M')}${rest.z === 0n ? '' : `${formatDezimal(rest)}S`}`
  const tage = teil(ganze / 86400n, 'D')
  return zeit === '' ? (tage === '' ? 'PT0S' : `P${tage}`) : `P${tage}T${zeit}`
}

function teil(zahl: bigint, einheit: string): string {
  return zahl === 0n ? '' : `${String(zahl)}${einheit}`
}
