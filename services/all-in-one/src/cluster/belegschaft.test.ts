import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBelegschaft } from './belegschaft.ts'
import { startKind } from './kind.ts'

/** Says that it is ready; asked to end, it works on for a while (or for ever) and then leaves a note. */
const PROGRAM = `
  import { writeFileSync } from 'node:fs'
  const [note, ms] = process.argv.slice(2)
  process.on('SIGTERM', () => setTimeout(() => { writeFileSync(note, 'fertig'); process.exit(0) }, Number(ms)))
  setInterval(() => undefined, 1000)
  process.send({ port: process.pid })`

let ordner: string
beforeAll(() => {
  ordner = mkdtempSync(join(tmpdir(), 'weiche-belegschaft-'))
  writeFileSync(join(ordner, 'dienst.mjs'), PROGRAM)
})
afterAll(() => rmSync(ordner, { recursive: true }))

const said: string[] = []
const note = (name: string) => join(ordner, `${name}.fertig`)
const options = (name: string, ms = 50) => ({
  ...{ name, port: 0, env: process.env, say: (text: string) => void said.push(text) },
  ...{ program: join(ordner, 'dienst.mjs'), args: () => [note(name), String(ms)] },
})

test('given fewer are wanted, then the last ones go when they have finished what they began, and the others stay', async () => {
  const belegschaft = createBelegschaft({ port: 0, kind: (_rolle, name) => options(name) })
  await belegschaft.setze({ processing: 3, intake: 1 })
  const before = await belegschaft.prozesse()
  await belegschaft.setze({ processing: 1 })
  const after = await belegschaft.prozesse()
  expect(after.map((p) => p.name)).toEqual(['processing.1', 'intake.1'])
  for (const { name, pid } of after) expect(before.find((p) => p.name === name)?.pid).toBe(pid)
  expect(['processing.2', 'processing.3'].every((name) => existsSync(note(name)))).toBe(true)
  await belegschaft.setze({ processing: 2 })
  expect((await belegschaft.prozesse()).map((p) => p.name)).toEqual(['processing.1', 'processing.2', 'intake.1'])
  await belegschaft.stop()
  expect(said).toEqual([])
})

test('ports of those the world talks to follow each other, and stay with the name', async () => {
  const ports: [string, number][] = []
  const kind = (_rolle: string, name: string, port: number) => {
    ports.push([name, port])
    return options(name)
  }
  const belegschaft = createBelegschaft({ port: 8080, kind })
  await belegschaft.setze({ intake: 2, review: 1, processing: 1 })
  await belegschaft.setze({ intake: 1 })
  await belegschaft.setze({ intake: 3 })
  await belegschaft.stop()
  expect(ports).toEqual([
    ['intake.1', 8080],
    ['intake.2', 8081],
    ['review.1', 8082],
    ['processing.1', 0],
    ['intake.2', 8081],
    ['intake.3', 8083],
  ])
})

test('given one does not finish, then it is killed at the deadline', async () => {
  const kind = startKind({ ...options('haengt', 3_600_000), stopMs: 300 })
  await kind.bereit
  const began = performance.now()
  await kind.stop()
  expect(performance.now() - began).toBeLessThan(10_000)
  expect([kind.pid(), existsSync(note('haengt'))]).toEqual([undefined, false])
})
