/** What is to be delivered. `effekt`: name of the effect, the same on every repeat; `vorgangId` must stand in everything that leaves. */
export type Sendung = { effekt: string; vorgangId: string }

/**
 * What became of it. `quittung`: what the receiver answered, as a code; `tag`: day (Europe/Berlin) on which it was handed
 * over, also when a repeat found it done. `grund`: why it can never arrive, as a code.
 */
export type Zustellung =
  | { kind: 'zugestellt'; quittung: string; tag: string; dateien: string[]; dokumentId: string }
  | { kind: 'unzustellbar'; grund: string }

/** A way out of the house: every adapter keeps the contract that `vertrag.test.ts` tests. */
export type Kanal<S extends Sendung> = {
  name: string
  /** Does the receiver recognise a repeat by the name of the effect? If not, a lease must precede, and it is at-least-once. */
  erkenntWiederholung: boolean
  /** @throws Kanalstoerung when it cannot be delivered now but may be later. */
  stelleZu(sendung: S): Promise<Zustellung>
}

/** The channel is away and comes back: no business of a person, and nothing of the document or its receiver is wrong. */
export class Kanalstoerung extends Error {
  override name = 'Kanalstoerung'
}
