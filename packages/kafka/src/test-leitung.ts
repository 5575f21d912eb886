import { once } from 'node:events'
import { createServer, Socket } from 'node:net'

/** A line to one server on loopback that tests can cut, or hold so that both ends believe it still stands. */
export type Leitung = {
  port: number
  /** Breaks every connection; new ones come about. */
  cut(): void
  /** Nothing comes through any more in either direction, and nothing breaks; also not what connects from now on. */
  hold(): void
  /** As if nothing had been; what was held breaks at last. */
  mend(): void
  close(): Promise<void>
}

export async function createLeitung(server: number): Promise<Leitung> {
  const ends = new Set<Socket>()
  let held = false
  const listener = createServer((client) => {
    const upstream = new Socket().connect({ host: '127.0.0.1', port: server })
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      ends.add(from)
      from.on('data', (chunk) => !held && to.write(chunk))
      from.on('error', () => undefined)
      from.on('close', () => {
        ends.delete(from)
        if (!held) to.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const cut = () => {
    for (const end of ends) end.destroy()
  }
  return {
    port: (listener.address() as { port: number }).port,
    cut,
    hold() {
      held = true
    },
    mend() {
      held = false
      cut()
    },
    async close() {
      held = false
      cut()
      listener.close()
      await once(listener, 'close')
    },
  }
}
