import { NebenprogrammFehler } from '@weiche/nebenprogramm'

/** MongoDB cannot be used as it is found. */
export class MongoFehler extends NebenprogrammFehler {
  override name = 'MongoFehler'
}
