import type { Ereignis, EreignisTyp, Service, Vorgang } from '@weiche/vorgang'

/** What a handler wants appended, and the event it answers with it. */
export type Reaction = { antwortAuf: string; ereignisse: Ereignis[] }

/**
 * One controller: woken by events, looks at the fold, answers or has nothing to do.
 * Level-triggered: `handle` must look at the state, never at the wake-up. It may perform an effect that an
 * earlier commit ordered; the effect must be repeatable under its name.
 */
export type Handler = {
  /** `<service>.<verb>`, stable for ever: it is part of every ursache. */
  name: string
  service: Service
  wakesOn: readonly EreignisTyp[]
  handle(vorgang: Vorgang, now: Date): Promise<Reaction | undefined>
}
