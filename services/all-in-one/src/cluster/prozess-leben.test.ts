import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

/** A process of the cluster that has nothing to do but this. */
async function lebeMit(beginne: string): Promise<{ code: number; said: string }> {
  const leben = new URL('./prozess-leben.ts', import.meta.url).href
  const program = `import { lebe } from ${JSON.stringify(leben)}; await lebe(${beginne})`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, '--', 'prozess', 'validation'], {
    env: { ...process.env, MONGODB_URI: 'mongodb://127.0.0.1:1', KAFKA_BROKERS: '127.0.0.1:1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

test('given a timeout of kafkajs that nobody waits for, then the process ends, to be started again in a known state', async () => {
  const { code, said } = await lebeMit(
    `async () => { setTimeout(() => Promise.reject(new Error('zu spät')), 50); setTimeout(() => {}, 60_000); return { port: 1 } }`,
  )
  expect(code).toBe(70)
  expect(said).toContain('prozess.abgebrochen')
}, 60_000)

test('given it cannot begin, then it does not stay half alive', async () => {
  const { code } = await lebeMit(`async () => { setTimeout(() => {}, 60_000); throw new Error('kein Server') }`)
  expect(code).toBe(70)
}, 60_000)
