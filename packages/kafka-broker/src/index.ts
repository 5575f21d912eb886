export { type BrokerOptions, bringBroker, type KafkaBroker } from './bring-broker.ts'
export { KafkaFehler } from './kafka-fehler.ts'
