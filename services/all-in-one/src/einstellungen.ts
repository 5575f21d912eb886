import { readConfig as readBackchannel, KonfigurationFehler as Zustellungsfehler } from '@weiche/backchannel'
import { readConfig as readWeb, KonfigurationFehler as Seitenfehler } from '@weiche/web'

/** What the services are set to is looked at before anything starts. Throws what `isEinstellungsfehler` knows. */
export function pruefeEinstellungen(env: Record<string, string | undefined>): void {
  readBackchannel(env)
  readWeb(env)
}

/** Its message is worded for the operator. */
export function isEinstellungsfehler(error: unknown): error is Error {
  return error instanceof Zustellungsfehler || error instanceof Seitenfehler
}
