import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { MongoFehler } from './mongo-fehler.ts'

/** The port of this data folder: chosen at the first start, kept in a file, chosen anew only when somebody else took it. */
export async function chosenPort(file: string, say: (text: string) => void): Promise<number> {
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
  if (kept !== undefined && (await listen(kept)) === kept) return kept
  const port = await freePort()
  if (kept !== undefined)
    say(`Port ${kept} ist von einem anderen Programm belegt; MongoDB zieht auf Port ${port} um (bis zu einer Minute).`)
  writeFileSync(file, String(port), { flush: true })
  return port
}

/** A free port below the ranges that systems give to outgoing connections, so that it is still free at the next start. */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(20_000, 30_000)
    if ((await listen(port)) === port) return port
  }
  throw new MongoFehler('Zwischen 20000 und 29999 ist kein Port frei. Abhilfe: andere Programme beenden.')
}

/** Listens for a moment; undefined = taken. */
function listen(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
