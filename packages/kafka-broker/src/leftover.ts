import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { KafkaFehler } from './kafka-fehler.ts'

const STOP_MS = 15_000

/** Beside the data lies which broker works on it and who started it: a second start and an orphan can be told apart. */
export function noteOwner(file: string, broker: number): void {
  writeFileSync(file, `${broker} ${process.pid}`)
}

/** A broker whose starter was killed is ended; with a starter who lives, the second start is refused: two brokers on one folder harm it. */
export async function endLeftover(file: string, settings: string): Promise<void> {
  const [broker, owner] = existsSync(file) ? readFileSync(file, 'utf8').split(' ').map(Number) : []
  if (!broker || !owner || !isBroker(broker, settings)) return
  if (signal(owner, 0)) {
    throw new KafkaFehler(
      `Auf diesem Datenordner läuft Kafka schon (gestartet von Prozess ${owner}). ` +
        'Abhilfe: den laufenden Prozess beenden oder einen anderen Datenordner angeben.',
    )
  }
  signal(broker, 'SIGCONT')
  signal(broker, 'SIGTERM')
  for (let waited = 0; waited < STOP_MS; waited += 100) {
    if (!isBroker(broker, settings)) return
    await sleep(100)
  }
  signal(broker, 'SIGKILL')
}

/** Its command line names the settings of this folder; elsewhere than on Linux the pid has to do. */
function isBroker(pid: number, settings: string): boolean {
  if (!signal(pid, 0)) return false
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(settings)
  } catch {
    return false
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
