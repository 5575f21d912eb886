import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** One address before several processes, as a balancer has it: cuts every line and leads new ones elsewhere. */
export async function createVerteiler(port: number) {
  let ziel: number | undefined = port
  const open = new Set<Socket>()
  const server = createServer((client) => {
    if (ziel === undefined) return void client.destroy()
    const inner = connect(ziel, '127.0.0.1')
    for (const socket of [client, inner]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        open.delete(socket)
        client.destroy()
        inner.destroy()
      })
    }
    client.pipe(inner).pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const schneide = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** undefined = nobody is there. */
    fuehreZu(neu: number | undefined) {
      ziel = neu
      schneide()
    },
    async stop() {
      schneide()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
