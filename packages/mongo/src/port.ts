import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'

/** The port of this data folder: chosen at the first start, kept in a file, chosen anew only when somebody else took it. */
export async function chosenPort(file: string, say: (text: string) => void): Promise<number> {
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
  if (kept !== undefined && (await listen(kept)) === kept) return kept
  const port = await freePort()
  if (kept !== undefined) say(`Port ${kept} ist von einem anderen Programm belegt; MongoDB zieht auf Port ${port} um.`)
  writeFileSync(file, String(port), { flush: true })
  return port
}

/** A port on loopback that nobody listens on now. */
async function freePort(): Promise<number> {
  const port = await listen(0)
  if (port === undefined) throw new Error('no free port on loopback')
  return port
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
