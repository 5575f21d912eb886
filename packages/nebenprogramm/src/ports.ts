import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { NebenprogrammFehler } from './nebenprogramm-fehler.ts'

/**
 * The ports of a data folder, kept in a file while nobody else takes them: who knew an address finds it again. At least
 * `anzahl`; those of the file that were taken by somebody else are replaced and told to `onMoved`.
 */
export async function keptPorts(
  file: string,
  anzahl: number,
  onMoved: (from: number, to: number) => void = () => undefined,
): Promise<number[]> {
  const before = storedPorts(file)
  const ports: number[] = []
  for (let i = 0; i < Math.max(anzahl, before.length); i++) {
    const kept = before[i]
    if (kept && !ports.includes(kept) && (await isFree(kept))) ports.push(kept)
    else {
      const port = await freePort([...before, ...ports])
      if (kept) onMoved(kept, port)
      ports.push(port)
    }
  }
  if (ports.join(' ') !== before.join(' ')) writeFileSync(file, ports.join(' '), { flush: true })
  return ports
}

/** None, when nothing was started on this data folder yet. */
export function storedPorts(file: string): number[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  return text === '' ? [] : text.split(' ').map(Number)
}

/** Below the ranges that systems give to outgoing connections, so that it is still free at the next start. */
async function freePort(not: readonly number[]): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(20_000, 30_000)
    if (!not.includes(port) && (await isFree(port))) return port
  }
  throw new NebenprogrammFehler('Zwischen 20000 und 29999 ist kein Port frei. Abhilfe: andere Programme beenden.')
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
