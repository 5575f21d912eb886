import type { Vorgang } from '@weiche/vorgang'

/**
 * What whoever asks may see. `code`: status, open items and upload of one Vorgang, never what it contains. `person`: signed in; the own
 * Vorgaenge with Angaben, documents and Bescheid. Only the sign-in makes one.
 */
export type Zugang =
  | { art: 'none' }
  | { art: 'code'; vorgangId: string }
  | {
      art: 'person'
      /** Keyed hash of (issuer, sub). */
      konto: string
      /** Keyed hash of name and birth date, as the provider vouches for them; "" = it does not. */
      ausweis: string
      /** The Vorgang whose access code was entered in this session as well. */
      code?: string
    }
export type Person = Extract<Zugang, { art: 'person' }>

type Besitz = Pick<Vorgang, 'vorgangId' | 'konten'>

/** Is whoever asks signed in and the owner? Bescheid, Angaben, documents, actions: never by the code alone. */
export function mayRead(zugang: Zugang, vorgang: Besitz): zugang is Person {
  return zugang.art === 'person' && vorgang.konten.includes(zugang.konto)
}

/** Status, open items, upload. */
export function mayFollow(zugang: Zugang, vorgang: Besitz): boolean {
  return codeOf(zugang) === vorgang.vorgangId || mayRead(zugang, vorgang)
}

/** The Vorgang whose access code is proven. */
export function codeOf(zugang: Zugang): string | undefined {
  if (zugang.art === 'none') return undefined
  return zugang.art === 'code' ? zugang.vorgangId : zugang.code
}
