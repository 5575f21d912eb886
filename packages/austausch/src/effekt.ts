import { effektName, parseVorgangsId } from '@weiche/vorgang'

/** What an ordering commit names: `art` for example `Bescheid`, `seq` of that commit. */
export type Effekt = { art: string; vorgangId: string; seq: number }

const ART = /^[A-Z][A-Za-z0-9]{0,30}(-[A-Za-z0-9]{1,30})?$/
const ENDUNG = /^[a-z0-9]{1,8}$/

/** `<Art>_<Vorgangs-ID>_<seq>`. Every part is checked, so no name can leave its folder or hide in it. */
export function nameOf(effekt: Effekt): string {
  if (!ART.test(effekt.art)) throw new Error(`Die Art „${effekt.art}“ taugt nicht für einen Dateinamen.`)
  if (parseVorgangsId(effekt.vorgangId) !== effekt.vorgangId)
    throw new Error(`„${effekt.vorgangId}“ ist keine Vorgangs-ID.`)
  if (!Number.isSafeInteger(effekt.seq) || effekt.seq < 1)
    throw new Error(`${effekt.seq} ist keine Nummer eines Eintrags im Vorgang.`)
  return effektName(effekt.art, effekt.vorgangId, effekt.seq)
}

export function dateiname(effekt: Effekt, endung: string): string {
  if (!ENDUNG.test(endung)) throw new Error(`„${endung}“ taugt nicht als Endung einer Datei.`)
  return `${nameOf(effekt)}.${endung}`
}

/** Reads a name back; `undefined` = not a name of ours. */
export function parseName(name: string): Effekt | undefined {
  const [art, vorgangId, seq, ...rest] = name.split('_')
  if (!art || !vorgangId || !seq || rest.length > 0 || !/^[1-9]\d{0,14}$/.test(seq)) return undefined
  if (!ART.test(art) || parseVorgangsId(vorgangId) !== vorgangId) return undefined
  return { art, vorgangId, seq: Number(seq) }
}
