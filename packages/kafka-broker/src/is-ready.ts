import { connect } from 'node:net'

/** The oldest Metadata request that brokers still take. */
const METADATA = 3
const VERSION = 1
const TIMEOUT_MS = 2_000

/** Does a broker answer there that knows of at least one broker in service? `address` = host:port. */
export function isReady(address: string): Promise<boolean> {
  const at = address.lastIndexOf(':')
  return new Promise((resolve) => {
    const socket = connect({ host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) })
    const done = (ready: boolean) => {
      socket.destroy()
      resolve(ready)
    }
    let received = Buffer.alloc(0)
    socket.setTimeout(TIMEOUT_MS, () => done(false))
    socket.once('error', () => done(false))
    socket.once('close', () => done(false))
    socket.once('connect', () => socket.write(request()))
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      // Length, correlation id, number of brokers.
      if (received.length >= 12) done(received.readInt32BE(8) > 0)
    })
  })
}

/** Length, api, version, correlation id, no client id, no topics. */
function request(): Buffer {
  const bytes = Buffer.alloc(18)
  bytes.writeInt32BE(14, 0)
  bytes.writeInt16BE(METADATA, 4)
  bytes.writeInt16BE(VERSION, 6)
  bytes.writeInt32BE(1, 8)
  bytes.writeInt16BE(-1, 12)
  bytes.writeInt32BE(0, 14)
  return bytes
}
