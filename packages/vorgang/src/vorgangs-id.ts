/**
 * The Vorgangs-ID: 16 characters of a keyed hash and one check character, written `K7QD-2M9X-P0AH-W4TR-8`.
 * 31 symbols (no I, L, O, U, V): the alphabet is read aloud without mistakes, and 31 is prime, so the weighted
 * check sum finds every single wrong character and every swap of two characters.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTWXYZ'
const LENGTH = 16

/** Makes the id from at least 16 bytes of a keyed hash; the bytes themselves are the caller's secret business. */
export function formatVorgangsId(hash: Uint8Array): string {
  let number = 0n
  for (const byte of hash.subarray(0, 16)) number = (number << 8n) | BigInt(byte)
  let data = ''
  for (let i = 0; i < LENGTH; i++) {
    data += ALPHABET[Number(number % 31n)]
    number /= 31n
  }
  return group(data + checkCharacter(data))
}

/** Reads what a person typed: spaces, hyphens and lower case do not matter. `undefined` = not a Vorgangs-ID. */
export function parseVorgangsId(text: string): string | undefined {
  const plain = text.toUpperCase().replaceAll('-', '').replaceAll(' ', '')
  if (plain.length !== LENGTH + 1) return undefined
  for (const c of plain) if (!ALPHABET.includes(c)) return undefined
  const data = plain.slice(0, LENGTH)
  return checkCharacter(data) === plain[LENGTH] ? group(plain) : undefined
}

/** Ranges that divide all ids evenly, by their first character; `bis` is exclusive. */
export function vorgangsIdBereiche(): { von: string; bis: string }[] {
  return [...ALPHABET].map((von, i) => ({ von, bis: ALPHABET[i + 1] ?? '[' }))
}

function checkCharacter(data: string): string {
  let sum = 0
  for (let i = 0; i < data.length; i++) sum += (i + 1) * ALPHABET.indexOf(data[i]!)
  return ALPHABET[sum % 31]!
}

function group(plain: string): string {
  return plain.match(/.{1,4}/g)!.join('-')
}
