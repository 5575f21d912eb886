import { NebenprogrammFehler } from '@weiche/nebenprogramm'

/** Kafka cannot be used as it is found. */
export class KafkaFehler extends NebenprogrammFehler {
  override name = 'KafkaFehler'
}
