/** Kafka cannot be used as it is found. `message` is German, names the reason and the remedy, and may be shown as it is. */
export class KafkaFehler extends Error {
  override name = 'KafkaFehler'
}
