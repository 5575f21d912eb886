import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What becomes of bytes between a process and a server. */
export type Regel =
  | { art: 'getrennt' }
  /** The line stands, and nothing comes through in either direction. */
  | { art: 'halboffen' }
  | { art: 'langsam'; latenzMs: number; bytesProS: number }
/** `undefined` = as if there were no proxy. `rolle`: who connects; `port`: of the server it wants. */
export type Regelwerk = (rolle: string, port: number) => Regel | undefined

export type Leitung = {
  port: number
  /** From now on, for lines that stand too. */
  setze(regeln: Regelwerk): void
  close(): Promise<void>
}

/** More than so much never waits on a line. */
const PUFFER = 256 * 1024
const GUCK_MS = 20

/**
 * A TCP proxy for any number of servers on loopback: a client names itself and the port it wants in the first line
 * (`processing 27017\n`), which `eingriff.ts` does for every process.
 */
export async function createLeitung(): Promise<Leitung> {
  let regeln: Regelwerk = () => undefined
  const lines = new Set<{ ends: Socket[]; rolle: string; port: number }>()

  const server = createServer((client) => {
    client.on('error', () => client.destroy())
    client.once('data', (chunk) => {
      const end = chunk.indexOf('\n')
      const [rolle = '', wanted] = chunk.subarray(0, end).toString().split(' ')
      const port = Number(wanted)
      if (end < 0 || !Number.isInteger(port) || regeln(rolle, port)?.art === 'getrennt') {
        client.destroy()
        return
      }
      const upstream = connect({ host: '127.0.0.1', port })
      const line = { ends: [client, upstream], rolle, port }
      lines.add(line)
      const regel = () => regeln(rolle, port)
      pump(client, upstream, regel, chunk.subarray(end + 1))
      pump(upstream, client, regel)
      for (const socket of line.ends) {
        socket.setNoDelay(true)
        socket.on('error', () => socket.destroy())
        socket.on('close', () => {
          lines.delete(line)
          // Who is half open does not even hear that the other end has gone.
          if (regel()?.art !== 'halboffen') for (const end of line.ends) end.destroy()
        })
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as { port: number }).port,
    setze(neu) {
      regeln = neu
      for (const { ends, rolle, port } of lines) {
        if (regeln(rolle, port)?.art === 'getrennt') for (const socket of ends) socket.destroy()
      }
    },
    async close() {
      for (const { ends } of lines) for (const socket of ends) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Hands on in order what comes, when the rule of the moment lets it. */
function pump(from: Socket, to: Socket, regel: () => Regel | undefined, first?: Buffer): void {
  const waiting: { chunk: Buffer; at: number }[] = []
  let size = 0
  let free = 0
  let timer: NodeJS.Timeout | undefined

  function take(chunk: Buffer): void {
    const now = performance.now()
    const r = regel()
    if (!r && waiting.length === 0) {
      write(chunk)
      return
    }
    waiting.push({ chunk, at: now + (r?.art === 'langsam' ? r.latenzMs : 0) })
    size += chunk.length
    if (size > PUFFER) from.pause()
    timer ??= setInterval(look, GUCK_MS)
  }

  function look(): void {
    const r = regel()
    if (r?.art === 'halboffen') return
    const now = performance.now()
    while (waiting[0] && (!r || (waiting[0].at <= now && free <= now))) {
      const { chunk } = waiting.shift()!
      size -= chunk.length
      if (r?.art === 'langsam') free = Math.max(free, now) + (chunk.length / r.bytesProS) * 1_000
      write(chunk)
    }
    if (size <= PUFFER) from.resume()
    if (waiting.length > 0 && !to.destroyed) return
    clearInterval(timer)
    timer = undefined
  }

  function write(chunk: Buffer): void {
    if (to.destroyed || to.write(chunk)) return
    from.pause()
    to.once('drain', () => from.resume())
  }

  from.on('data', take)
  from.on('close', () => clearInterval(timer))
  if (first && first.length > 0) take(first)
}
