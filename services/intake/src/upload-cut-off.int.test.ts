import { connect, type Socket } from 'node:net'
import { pdf } from '@weiche/ablage/test'
import { type RunningServer, startServer } from '@weiche/http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { antrag, startIntake, type TestIntake } from './test-intake.ts'

let intake: TestIntake
let server: RunningServer
beforeAll(async () => {
  intake = await startIntake()
  server = await startServer(intake.app, { host: '127.0.0.1', port: 0 })
}, 120_000)
afterAll(async () => {
  await server.close()
  await intake.stop()
}, 30_000)

const nothing = { commits: 0, dateien: 0, stuecke: 0, dubletten: 0 }
const part = (name: string, head: string) => `--g\r\nContent-Disposition: form-data; name="${name}"${head}\r\n\r\n`
const begin = [
  `${part('antrag', '')}${JSON.stringify(antrag())}\r\n`,
  part('anlage', '; filename="erste.pdf"'),
  pdf({ size: 50_000 }),
  `\r\n${part('anlage', '; filename="zweite.pdf"')}`,
  pdf({ size: 900_000 }).subarray(0, 700_000),
]

/** A sender that announces more than it sends. */
function send(framing: string): Socket {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    `POST /antraege/wohngeld HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=g\r\n${framing}\r\n\r\n`,
  )
  return socket
}
const untilHalfStored = () =>
  vi.waitFor(async () => expect(await intake.counted()).toMatchObject({ dateien: 1, stuecke: 3 }), { timeout: 10_000 })
const untilNothingIsLeft = () =>
  vi.waitFor(async () => expect(await intake.counted()).toEqual(nothing), { timeout: 10_000 })

describe('an upload that is cut off in the middle', () => {
  test.each([
    ['by the sender', (socket: Socket) => void socket.destroy()],
    ['by a reset of the line', (socket: Socket) => void socket.resetAndDestroy()],
    ['by a half-closed line', (socket: Socket) => void socket.end()],
  ])('%s leaves nothing, neither the half file nor the whole one before it', async (_how, cut) => {
    const socket = send('Content-Length: 2000000')
    for (const piece of begin) socket.write(piece)
    await untilHalfStored()
    cut(socket)
    await untilNothingIsLeft()
    socket.destroy()
  })

  test('by a broken frame leaves nothing', async () => {
    const socket = send('Transfer-Encoding: chunked')
    for (const piece of begin)
      socket.write(
        Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), Buffer.from(piece), Buffer.from('\r\n')]),
      )
    await untilHalfStored()
    socket.write('not a chunk\r\n')
    await untilNothingIsLeft()
    socket.destroy()
  })
})
