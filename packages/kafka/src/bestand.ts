/** What lies in the database, for who looks at it without a connection to Kafka: nothing here loads kafkajs. */
export { fromMessage } from './message.ts'
export { type GeparktDoc, geparkt } from './parking.ts'
export { loadStand } from './relay-stand.ts'
