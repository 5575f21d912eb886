import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLeitung, type Leitung } from './leitung.ts'

let leitung: Leitung
let port: number
const end: (() => unknown)[] = []
beforeEach(async () => {
  // Echoes.
  const server = createServer((s) => {
    s.on('error', () => undefined)
    s.pipe(s)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as { port: number }).port
  leitung = await createLeitung()
  end.push(leitung.close, () => server.close())
})
afterEach(async () => {
  for (const close of end.splice(0)) await close()
})

function dial(rolle = 'processing') {
  const socket: Socket = connect({ host: '127.0.0.1', port: leitung.port })
  socket.on('error', () => undefined)
  socket.write(`${rolle} ${port}\n`)
  const heard: Buffer[] = []
  socket.on('data', (chunk) => heard.push(chunk))
  end.push(() => socket.destroy())
  return { socket, heard: () => Buffer.concat(heard).toString() }
}

test('without a rule everything comes through, in order, also what came with the first line', async () => {
  const { socket, heard } = dial()
  const text = Array.from({ length: 20_000 }, (_, i) => `${i},`).join('')
  socket.write(text)
  await expect.poll(() => heard().length).toBe(text.length)
  expect(heard()).toBe(text)
})

test('cut: what stands breaks, and nothing new comes about; others are not touched', async () => {
  const [ours, other] = [dial('processing'), dial('intake')]
  ours.socket.write('a')
  other.socket.write('a')
  await expect.poll(() => ours.heard() + other.heard()).toBe('aa')
  leitung.setze((rolle) => (rolle === 'processing' ? { art: 'getrennt' } : undefined))
  await once(ours.socket, 'close')
  await once(dial('processing').socket, 'close')
  other.socket.write('b')
  await expect.poll(other.heard).toBe('ab')
})

test('half open: nothing comes and nothing breaks; afterwards all of it arrives', async () => {
  const { socket, heard } = dial()
  leitung.setze(() => ({ art: 'halboffen' }))
  socket.write('spät')
  await sleep(300)
  expect([heard(), socket.destroyed]).toEqual(['', false])
  leitung.setze(() => undefined)
  await expect.poll(heard).toBe('spät')
})

test('slow: it takes its time in both directions, and the rate is kept', async () => {
  leitung.setze(() => ({ art: 'langsam', latenzMs: 100, bytesProS: 100_000 }))
  const { socket, heard } = dial()
  const begin = performance.now()
  for (let i = 0; i < 5; i++) {
    socket.write('x'.repeat(10_000))
    await sleep(20)
  }
  await expect.poll(() => heard().length, { timeout: 5_000 }).toBe(50_000)
  expect(performance.now() - begin).toBeGreaterThan(400)
})
