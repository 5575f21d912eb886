/**
 * What whoever asks may see. `code`: status, open items and upload of one Vorgang, never what it contains.
 * `person`: signed in; Angaben, documents and the Bescheid of the own Vorgaenge too. Only the sign-in makes one.
 */
export type Zugang =
  | { art: 'none' }
  | { art: 'code'; vorgangId: string }
  | { art: 'person'; sub: string; vorgangIds: readonly string[] }

/** Status, open items, upload. */
export function mayFollow(zugang: Zugang, vorgangId: string): boolean {
  return zugang.art === 'code' ? zugang.vorgangId === vorgangId : mayRead(zugang, vorgangId)
}

/** Bescheid, Angaben, documents: never by the code alone. */
export function mayRead(zugang: Zugang, vorgangId: string): boolean {
  return zugang.art === 'person' && zugang.vorgangIds.includes(vorgangId)
}
