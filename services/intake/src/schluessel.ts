import { formatVorgangsId } from '@weiche/vorgang'
import type { ServerHmac } from './platform.ts'

/** The same submission has the same id, so it can exist only once. JSON keeps the three parts apart. */
export function vorgangIdOf(hmac: ServerHmac, kanal: string, absender: string, key: string): string {
  return formatVorgangsId(hmac('vorgang-id', JSON.stringify([kanal, absender, key.toLowerCase()])))
}
