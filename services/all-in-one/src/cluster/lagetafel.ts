import type { Prozess } from './belegschaft.ts'

/** One line for each process, asked of itself. */
export async function lagetafel(prozesse: readonly Prozess[]): Promise<string> {
  const lines = prozesse.map(async ({ name, url, pid }) => {
    const ok = await fetch(`${url}/bereit`).then(
      (r) => r.ok,
      () => false,
    )
    return `  ${name.padEnd(14)} ${url.padEnd(24)} Prozess ${String(pid).padEnd(8)} ${ok ? 'bereit' : 'NICHT BEREIT'}`
  })
  return (await Promise.all(lines)).join('\n')
}
