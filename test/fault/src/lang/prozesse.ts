import { readdirSync, readFileSync } from 'node:fs'

/** A process of the installation, found by its command line: its own supervisors know nothing of this test. */
export type Prozess = { pid: number; art: string; port: number | undefined }

/** `art`: name of a service, `betrieb`, `kafka`, `mongod`. Linux only. */
export function findeProzesse(daten: string): Prozess[] {
  return readdirSync('/proc').flatMap((entry) => {
    const pid = Number(entry)
    const args = Number.isInteger(pid) ? commandLine(pid) : []
    if (!args.some((arg) => arg.startsWith(daten))) return []
    const art = artOf(args)
    const port = args[args.indexOf('--port') + 1]
    return art ? [{ pid, art, port: art === 'mongod' && port ? Number(port) : undefined }] : []
  })
}

function artOf(args: readonly string[]): string | undefined {
  const main = args.findIndex((arg) => arg.endsWith('prozess-main.ts'))
  if (main >= 0) return args[main + 1]
  if (args.includes('kafka.Kafka')) return 'kafka'
  return args.includes('--dbpath') && /mongod[^/]*$/.test(args[0] ?? '') ? 'mongod' : undefined
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/** What a process was started with. */
export function umgebungOf(pid: number): Record<string, string> {
  const pairs = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  return Object.fromEntries(pairs.map((p) => [p.slice(0, p.indexOf('=')), p.slice(p.indexOf('=') + 1)]))
}

/** false = it was gone already. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
