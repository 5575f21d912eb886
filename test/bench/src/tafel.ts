import { appendFileSync, writeFileSync } from 'node:fs'
import Table from 'cli-table3'

/** One figure. `gegen`: for a ratio, what against. Several measurements give their median, with the span beside it. */
export type Zahl = {
  name: string
  value: number
  unit: string
  gegen?: string
  min?: number
  max?: number
}

/** Collects figures, shows them as they come and writes one JSON line each. */
export function createTafel(file: string | undefined) {
  const zahlen: Zahl[] = []
  if (file !== undefined) writeFileSync(file, '')
  return {
    add(zahl: Zahl): void {
      zahlen.push(zahl)
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(zahl)}\n`)
    },
    render(): string {
      const table = new Table({
        head: ['Größe', 'Wert', 'von – bis', 'gegen'],
        style: { head: [], border: [], compact: true },
      })
      for (const { name, value, unit, gegen = '', min, max } of zahlen) {
        const span = min === undefined || max === undefined || min === max ? '' : `${rund(min)} – ${rund(max)}`
        table.push([name, { content: `${rund(value)} ${unit}`.trim(), hAlign: 'right' }, span, gegen])
      }
      return table.toString()
    },
  }
}
export type Tafel = ReturnType<typeof createTafel>

function rund(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** Median with the span of several measurements. */
export function mitSpanne(werte: readonly number[]): { value: number; min: number; max: number } {
  const sorted = [...werte].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const value = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
  return { value, min: sorted[0]!, max: sorted.at(-1)! }
}
