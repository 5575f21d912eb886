import type { Wert } from './angaben-wert.ts'

/**
 * One spelling per value (RFC 8785 for strings, booleans, null and integers): keys sorted by UTF-16 code unit,
 * no white space. What is hashed or compared is this text.
 */
export function canonicalJson(value: Wert): string {
  if (typeof value === 'string') return spell(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let inner = ''
  if (Array.isArray(value)) {
    for (const item of value) inner += `${inner === '' ? '' : ','}${canonicalJson(item)}`
    return `[${inner}]`
  }
  for (const k of Object.keys(value).sort()) {
    inner += `${inner === '' ? '' : ','}${spell(k)}:${canonicalJson(value[k]!)}`
  }
  return `{${inner}}`
}

/** What JSON writes as it stands; nearly every text is, and asking so is the quicker way. */
const PLAIN = /^[^"\\\p{Cc}\p{Cs}]*$/u

function spell(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)
}
