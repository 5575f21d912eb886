import type { Person } from './zugang/zugang.ts'

export type Verbindungsurteil = 'erlaubt' | 'ohne-ausweis' | 'antrag-ohne-ausweis' | 'andere-person'

/**
 * The code is on paper and read by others; linked with an account it would open the Bescheid. So the provider must vouch that this is
 * the person the Antrag names. `antrag`: the same keyed hash of name and birth date as in the session; "" = it does not state them.
 */
export function decideVerbinden(person: Pick<Person, 'ausweis'>, antrag: string): Verbindungsurteil {
  if (person.ausweis === '') return 'ohne-ausweis'
  if (antrag === '') return 'antrag-ohne-ausweis'
  return person.ausweis === antrag ? 'erlaubt' : 'andere-person'
}
