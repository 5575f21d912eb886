import type { Wert } from './angaben-wert.ts'

/**
 * One spelling per value (RFC 8785 for strings, booleans, null and integers): keys sorted by UTF-16 code unit,
 * no white space. What is hashed or compared is this text.
 */
export function canonicalJson(value: Wert): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((k) => `${JSON.stringify(k)}:${canonicalJson(value[k]!)}`).join(',')}}`
}
