import { fileTypeFromBuffer } from 'file-type'
import { dateiendung } from './anzeigename.ts'

/** What people may hand in, and the endings that honestly announce it. */
const ERLAUBT: Record<string, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
}
const ARCHIVE = new Set([
  'zip',
  '7z',
  'rar',
  'gz',
  'tar',
  'tar.gz',
  'bz2',
  'xz',
  'zst',
  'lz',
  'lz4',
  'cab',
  'ar',
  'Z',
  'jar',
  'arj',
  'ace',
  'cpio',
])

/** First bytes needed to tell the type. */
export const KOPF_BYTES = 4100

export type Typergebnis =
  | { kind: 'erlaubt'; medientyp: string }
  | { kind: 'verweigert'; code: 'zip' | 'typ-passt-nicht' | 'typ-nicht-erlaubt' }

/** Decides by the content; the ending is only asked whether it says the same. A name without ending claims nothing. */
export async function pruefeDateityp(kopf: Uint8Array, dateiname: string): Promise<Typergebnis> {
  const endung = dateiendung(dateiname)
  const gefunden = await sniff(kopf)
  if (ARCHIVE.has(gefunden?.ext ?? '')) return { kind: 'verweigert', code: 'zip' }
  const endungen = ERLAUBT[gefunden?.mime ?? '']
  if (gefunden && endungen) {
    return endung === '' || endungen.includes(endung)
      ? { kind: 'erlaubt', medientyp: gefunden.mime }
      : { kind: 'verweigert', code: 'typ-passt-nicht' }
  }
  const claimsErlaubt = Object.values(ERLAUBT).some((e) => e.includes(endung))
  return { kind: 'verweigert', code: claimsErlaubt ? 'typ-passt-nicht' : 'typ-nicht-erlaubt' }
}

/** A head that breaks off inside a structure makes the detector throw: then the type is not known. */
async function sniff(kopf: Uint8Array) {
  try {
    return await fileTypeFromBuffer(kopf)
  } catch {
    return undefined
  }
}
