import type { Angaben, Wert } from '@weiche/vorgang'

export type AktenzeichenRegel = { muster: string; uebernehmen?: string | undefined } | undefined
export type Aktenzeichen = { aktenzeichen: string; uebernommen: boolean }

/**
 * One word of letters, digits and the usual signs, with a digit. It stays readable in the log for ever, so free words of a
 * citizen must not get there.
 */
const AKTENZEICHEN = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/-]{2,39}$/

/**
 * The Aktenzeichen that the citizen named, else one by the pattern of the package. `{laufend}` comes from the
 * Vorgangs-ID (12 of its 16 characters, a keyed hash): no counter has to be shared, and a repeat gives the same.
 */
export function aktenzeichenOf(
  regel: AktenzeichenRegel,
  vorgangId: string,
  eingangsdatum: string,
  angaben: Angaben,
): Aktenzeichen {
  const named = regel?.uebernehmen ? valueAt(angaben, regel.uebernehmen) : undefined
  if (typeof named === 'string' && AKTENZEICHEN.test(named.trim()))
    return { aktenzeichen: named.trim(), uebernommen: true }
  if (!regel) return { aktenzeichen: vorgangId, uebernommen: false }
  const aktenzeichen = regel.muster
    .replaceAll('{jahr}', eingangsdatum.slice(0, 4))
    .replaceAll('{laufend}', vorgangId.replaceAll('-', '').slice(0, 12))
  return { aktenzeichen, uebernommen: false }
}

function valueAt(angaben: Angaben, pfad: string): Wert | undefined {
  let here: Wert | undefined = angaben
  for (const name of pfad.split('.')) {
    if (typeof here !== 'object' || here === null || Array.isArray(here) || !Object.hasOwn(here, name)) return undefined
    here = here[name]
  }
  return here
}
