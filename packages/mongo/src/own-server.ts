import { join, resolve } from 'node:path'
import { endLeftover, keptPorts, storedPorts } from '@weiche/nebenprogramm'
import { lastingSecret, newKeyFile, newPassword } from './geheimnisse.ts'
import { type Mitglied, type MitgliedOptions, platzOf, startFailed, startMitglied } from './mitglied.ts'
import { MongoFehler } from './mongo-fehler.ts'
import { becomePrimary } from './replica-set.ts'

export type OwnServer = { adminUri: string; pids(): number[]; stop(): Promise<void> }

/**
 * Our own replica set on the data folder: `<datenordner>/mongodb`, `mongodb-2` ... hold the data, `<datenordner>/geheim` keys
 * and passwords (0600). The ports are chosen once and kept, because the set remembers its addresses; how many there are says how
 * many members the set has. It may grow, never shrink: what a majority of three has acknowledged, one alone might not hold.
 */
export async function startOwnServer(options: {
  datenordner: string
  bin: string
  cacheGb: number
  mitglieder: number
  say(text: string): void
}): Promise<OwnServer> {
  const { say } = options
  const ordner = resolve(options.datenordner)
  const geheim = join(ordner, 'geheim')
  const keyFile = join(geheim, 'mongo-keyfile')
  lastingSecret(keyFile, newKeyFile)
  const password = lastingSecret(join(geheim, 'mongo-admin'), newPassword)
  const ports = await makeRoom(ordner, options.mitglieder, say)
  const each = { ...options, ordner, keyFile, givesWay: ports.length > 1 }
  const all = ports.map((port, nummer): MitgliedOptions => ({ ...each, nummer, port }))
  const mitglieder = all.map(startMitglied)
  const stop = async () => void (await Promise.all(mitglieder.map((m) => m.stop())))
  try {
    const adminUri = await becomePrimary(mitglieder, password)
    // One alone ends with an error that the services see; a set lives on, and should be whole again.
    if (mitglieder.length > 1) for (const m of mitglieder) m.keep((reason, ms) => say(restart(m, reason, ms)))
    return { adminUri, pids: () => mitglieder.map((m) => m.pid()), stop }
  } catch (error) {
    const failed = all.find((_, i) => mitglieder[i]!.hasExited())
    await stop()
    throw failed ? startFailed(failed) : error
  }
}

/** What a killed start left behind is ended before ports are looked at, or its own would seem taken. */
async function makeRoom(ordner: string, mitglieder: number, say: (text: string) => void): Promise<number[]> {
  const file = join(ordner, 'mongo-port')
  const members = Math.max(mitglieder, storedPorts(file).length)
  for (let nummer = 0; nummer < members; nummer++) {
    const leftover = await endLeftover(platzOf(ordner, nummer))
    if (leftover.kind === 'besetzt') throw new MongoFehler(besetzt(leftover.starter))
    if (leftover.kind === 'beendet')
      say(`Ein mongod vom letzten Lauf (Prozess ${leftover.pid}) war noch da und wurde beendet.`)
  }
  return keptPorts(file, mitglieder, (from, to) =>
    say(`Port ${from} ist von einem anderen Programm belegt; MongoDB zieht auf Port ${to} um (bis zu einer Minute).`),
  )
}

const besetzt = (starter: number) =>
  `Auf diesem Datenordner läuft Weiche schon (Prozess ${starter}). ` +
  'Abhilfe: den laufenden Prozess beenden oder einen anderen Datenordner angeben.'

const restart = ({ port }: Mitglied, reason: string, ms: number) =>
  `mongod auf Port ${port} hat sich beendet (${reason}); neuer Start in ${(ms / 1000).toFixed(1).replace('.', ',')} s.`
