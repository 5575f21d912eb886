import { existsSync, readFileSync } from 'node:fs'

/** A tick of the kernel; 100 a second on every Linux for programs. */
const TICK_MS = 10

/** CPU of a process with all its threads since its start, in ms; 0 when it is gone. */
export function cpuMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return 0
  }
}

/** Bytes of memory of a process now. */
export function rss(pid: number): number {
  const kb =
    existsSync(`/proc/${pid}/status`) && /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb || 0) * 1024
}

/** The program that works on a data folder, by the file in which its starter noted it. */
export function notedPid(pidDatei: string): number | undefined {
  return existsSync(pidDatei) ? Number(readFileSync(pidDatei, 'utf8').split(' ')[0]) : undefined
}
