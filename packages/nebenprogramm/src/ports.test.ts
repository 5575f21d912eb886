import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keptPorts } from './ports.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-ports-'))
afterAll(() => rmSync(ordner, { recursive: true }))

test('ports stay, one that somebody took moves alone, and more are added behind', async () => {
  const file = join(ordner, 'ports')
  const first = await keptPorts(file, 2)
  expect(await keptPorts(file, 1)).toEqual(first)
  const intruder = createServer().listen(first[0], '127.0.0.1')
  await once(intruder, 'listening')
  const moves: number[][] = []
  const [moved, kept, added, ...more] = await keptPorts(file, 3, (...move) => moves.push(move))
  intruder.close()
  expect([kept, more]).toEqual([first[1], []])
  expect(moves).toEqual([[first[0], moved]])
  expect(new Set([...first, moved, added]).size).toBe(4)
  expect(readFileSync(file, 'utf8')).toBe([moved, kept, added].join(' '))
})

test('a file that says nothing is as good as none', async () => {
  const file = join(ordner, 'leer')
  writeFileSync(file, '')
  expect((await keptPorts(file, 1))[0]).toBeGreaterThanOrEqual(20_000)
})
