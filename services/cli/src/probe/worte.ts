import { betragText } from '@weiche/regelwerk'

/** Cents as an amount: "1.234,50 €", with a sign when it is a difference. */
export function euro(cent: number): string {
  const betrag = Math.abs(cent)
  return `${cent < 0 ? '−' : ''}${betragText(`${Math.trunc(betrag / 100)}.${String(betrag % 100).padStart(2, '0')}`)}`
}

export const differenz = (cent: number): string => (cent > 0 ? `+${euro(cent)}` : euro(cent))

export const zahl = (n: number): string => n.toLocaleString('de-DE')

export const anteil = (teil: number, ganz: number): string =>
  ganz === 0 ? '–' : `${((teil / ganz) * 100).toFixed(1).replace('.', ',')} %`
