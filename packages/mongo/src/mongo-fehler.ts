import { NebenprogrammFehler } from '@weiche/nebenprogramm'

/** MongoDB cannot be used as it is found. */
export class MongoFehler extends NebenprogrammFehler {
  override name = 'MongoFehler'
}

/** So much waits to be written that no more is taken; passes by itself, like an outage. */
export class Stau extends Error {}
