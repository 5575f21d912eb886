import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** What is done to every message on its way to Kafka; `verloren` and `verspaetet` are acknowledged all the same. */
export const nachrichtenfehler = [
  'doppelt',
  'vertauscht',
  'verspaetet',
  'verloren',
  'abgeschnitten',
  'neuere-version',
] as const
export type Nachrichtenfehler = (typeof nachrichtenfehler)[number]

/** What is wrong with the world of all processes at the moment; they look at it several times a second. */
export type Stand = {
  /** Proxy through which they reach MongoDB and Kafka. */
  leitung: number
  /** Their clock of the machine is so far off. */
  uhrMs: number
  nachrichten: Nachrichtenfehler | null
  /** `neu`: who starts now is a newer program, which writes one event in a second form. */
  fassung: 'heute' | 'neu'
}

export const readStand = (datei: string): Stand => JSON.parse(readFileSync(datei, 'utf8'))

/** In one step: nobody reads half of it. */
export function writeStand(datei: string, stand: Stand): void {
  writeFileSync(`${datei}.neu`, JSON.stringify(stand))
  renameSync(`${datei}.neu`, datei)
}
