const MONATE = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]
const EXACT = /^-?\d+(\.\d+)?$/

/** "2025-06-01" -> "1. Juni 2025" */
export function datumText(datum: string): string {
  const [jahr, monat, tag] = datum.split('-').map(Number)
  return `${tag}. ${MONATE[monat! - 1]} ${jahr}`
}

/** "1271.25" -> "1.271,25"; every digit stays. */
export function zahlText(exakt: string): string {
  const [, minus, ganz, bruch] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(exakt)!
  const grouped = ganz!.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${minus}${grouped}${bruch === undefined ? '' : `,${bruch}`}`
}

/** "1271.255" -> "1271.26": whole cents, half up away from zero, without a binary float. */
export function toCent(exakt: string): string {
  const [, minus, ganz, bruch = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(exakt)!
  const cents = BigInt(ganz + bruch.padEnd(3, '0').slice(0, 2)) + (bruch.charAt(2) >= '5' ? 1n : 0n)
  const digits = String(cents).padStart(3, '0')
  return `${cents === 0n ? '' : minus}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** "1271.25" -> "1.271,25 €" */
export function betragText(exakt: string): string {
  return `${zahlText(toCent(exakt))}\u00a0€`
}

/** A figure of the calculation sheet as the letter shows it. */
export function wertText({ wert, typ }: { wert: string; typ: string }): string {
  if (typ === 'betrag' && EXACT.test(wert)) return betragText(wert)
  if ((typ === 'zahl' || typ === 'ganzzahl') && EXACT.test(wert)) return zahlText(wert)
  if (typ === 'datum' && /^\d{4}-\d{2}-\d{2}$/.test(wert)) return datumText(wert)
  if (typ === 'janein') return wert === 'true' ? 'ja' : 'nein'
  return wert
}
