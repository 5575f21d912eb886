import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './aufstellung.ts'

export type Kaltstart = {
  ersterBescheidMs: number
  allesMs: number
  leerlauf: number | undefined
  rss: number | undefined
}

const LEERLAUF_MS = 20_000
const TICK_MS = 10

/** `npm start` on a fresh data folder: time to the first print file of a Bescheid, then what idling costs. */
export async function messeKaltstart(daten: string): Promise<Kaltstart> {
  const begin = Date.now()
  const entry = ['deploy/bootstrap/run.mjs', 'services/all-in-one/src/main.ts']
  const child = spawn(process.execPath, [...entry, '--daten', daten, '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const gone = once(child, 'exit')
  const until = async (isThere: () => boolean): Promise<number> => {
    while (!isThere()) {
      if (child.exitCode !== null) throw new Error(`Der Start ist misslungen: ${said}`)
      await sleep(TICK_MS)
    }
    return Date.now() - begin
  }
  const briefe = join(daten, 'austausch', 'brief')
  const ersterBescheidMs = await until(
    () => existsSync(briefe) && readdirSync(briefe).some((n) => /^Bescheid_.*\.json$/.test(n)),
  )
  const allesMs = await until(() => said.includes('Weiche läuft auf'))
  await sleep(2_000)
  const pids = [...descendants(child.pid!), mongodPid(daten)]
  const before = cpuTicks(pids)
  await sleep(LEERLAUF_MS)
  const after = cpuTicks(pids)
  const rss = residentBytes(pids)
  child.kill('SIGTERM')
  await gone
  // Linux counts in hundredths of a second.
  const leerlauf = before !== undefined && after !== undefined ? ((after - before) * 10) / LEERLAUF_MS : undefined
  return { ersterBescheidMs, allesMs, leerlauf, rss }
}

const mongodPid = (daten: string): number => Number(readFileSync(join(daten, 'mongodb', 'mongod.lock'), 'utf8'))

/** The process and everything it started, as far as /proc tells. */
function descendants(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return [
      pid,
      ...children
        .split(' ')
        .filter(Boolean)
        .flatMap((c) => descendants(Number(c))),
    ]
  } catch {
    return [pid]
  }
}

function cpuTicks(pids: readonly number[]): number | undefined {
  return sum(pids, (pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return Number(fields[11]) + Number(fields[12])
  })
}

function residentBytes(pids: readonly number[]): number | undefined {
  return sum(pids, (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024)
}

/** `undefined` where there is no /proc. */
function sum(pids: readonly number[], of: (pid: number) => number): number | undefined {
  try {
    return [...new Set(pids)].reduce((total, pid) => total + of(pid), 0)
  } catch {
    return undefined
  }
}
