import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isAlive } from './alive.ts'
import { endLeftover, isRunning, noteOwner } from './leftover.ts'
import { runBeside } from './run-beside.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-rest-'))
afterAll(() => rmSync(ordner, { recursive: true }))
const platz = { pidDatei: join(ordner, 'pid'), kennzeichen: ordner }
/** Runs for a minute and names the folder in its command line. */
const work = () => runBeside('sh', ['-c', 'sleep 60', ordner])

test('given a starter who lives, then its program is left alone; given it was killed, then it is ended', async () => {
  const program = work()
  const starter = spawn('sleep', ['60'])
  writeFileSync(platz.pidDatei, `${program.pid} ${starter.pid}`)
  expect(await endLeftover(platz)).toEqual({ kind: 'besetzt', starter: starter.pid })
  expect(isRunning(platz)).toBe(true)
  starter.kill('SIGKILL')
  await once(starter, 'exit')
  expect(isRunning(platz)).toBe(false)
  expect(await endLeftover(platz)).toEqual({ kind: 'beendet', pid: program.pid })
  await program.exited
  expect(isAlive(program.pid)).toBe(false)
})

test('a frozen program ends too, and another program with its number is nobody’s', async () => {
  const program = work()
  writeFileSync(platz.pidDatei, `${program.pid} ${spawnSync('true').pid}`)
  process.kill(program.pid, 'SIGSTOP')
  expect((await endLeftover(platz)).kind).toBe('beendet')
  noteOwner(platz, process.pid)
  expect(await endLeftover(platz)).toEqual({ kind: 'frei' })
})

test('what cannot be started has ended', async () => {
  const program = runBeside(join(ordner, 'none'), [])
  expect(await program.exited).toBeNull()
  await program.stop()
})
