import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../aufstellung.ts'

const TICK_MS = 100

/** What one command cost, all its threads together. Undefined where there is no /proc. */
export type Aufwand = { sekunden: number; cpuSekunden: number | undefined; spitze: number | undefined; ausgabe: string }

/** Runs `weiche` as somebody at a terminal would. @throws when it ends otherwise than with one of these codes */
export async function rufeWeiche(argv: readonly string[], erlaubt: readonly number[] = [0]): Promise<Aufwand> {
  const begin = performance.now()
  const child = spawn(process.execPath, [join(root, 'services/cli/src/main.ts'), ...argv], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [ausgabe, gesagt] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ausgabe += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    gesagt = (gesagt + text).slice(-2000)
  })
  let zuletzt: ReturnType<typeof liesVerbrauch>
  const tick = setInterval(() => {
    zuletzt = liesVerbrauch(child.pid!) ?? zuletzt
  }, TICK_MS)
  const [code] = (await once(child, 'close')) as [number | null]
  clearInterval(tick)
  if (code === null || !erlaubt.includes(code))
    throw new Error(`weiche ${argv.join(' ')} endete mit ${String(code)}: ${gesagt}`)
  const sekunden = (performance.now() - begin) / 1000
  return { sekunden, cpuSekunden: zuletzt?.cpuSekunden, spitze: zuletzt?.spitze, ausgabe }
}

/** Linux counts CPU in hundredths of a second, and remembers the peak of the memory that was resident. */
export function liesVerbrauch(pid: number): { cpuSekunden: number; spitze: number } | undefined {
  try {
    const felder = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const spitze = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return spitze
      ? { cpuSekunden: (Number(felder[11]) + Number(felder[12])) / 100, spitze: Number(spitze[1]) * 1024 }
      : undefined
  } catch {
    return undefined
  }
}
