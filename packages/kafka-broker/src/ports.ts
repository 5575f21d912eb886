import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { KafkaFehler } from './kafka-fehler.ts'

/** Two ports of this data folder, kept in a file while nobody else takes them: who knew the address finds it again. */
export async function chosenPorts(file: string): Promise<[number, number]> {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').split(' ').map(Number) : []
  const [first, second] = kept
  if (first && second && (await isFree(first)) && (await isFree(second))) return [first, second]
  const port = await freePort(0)
  const ports: [number, number] = [port, await freePort(port)]
  writeFileSync(file, ports.join(' '))
  return ports
}

/** Below the ranges that systems give to outgoing connections, so that it is still free at the next start. */
async function freePort(not: number): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(20_000, 30_000)
    if (port !== not && (await isFree(port))) return port
  }
  throw new KafkaFehler('Zwischen 20000 und 29999 ist kein Port frei. Abhilfe: andere Programme beenden.')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
