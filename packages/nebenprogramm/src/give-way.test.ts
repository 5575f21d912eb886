import { existsSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { afterEach, expect, test, vi } from 'vitest'
import { type Nebenprogramm, runBeside } from './run-beside.ts'

const programs: Nebenprogramm[] = []
afterEach(async () => {
  for (const program of programs.splice(0)) await program.stop()
})
function work(options: { givesWay?: boolean }): Nebenprogramm {
  const program = runBeside('sh', ['-c', 'sleep 60'], options)
  programs.push(program)
  return program
}

test('what gives way weighs less than we do, anything else as much', () => {
  const ours = getPriority()
  expect(getPriority(work({ givesWay: true }).pid)).toBeGreaterThan(ours)
  expect(getPriority(work({}).pid)).toBe(ours)
})

test.skipIf(!existsSync('/proc/self/autogroup'))('given sessions are weighed, then so does its session', async () => {
  const sessionOf = ({ pid }: Nebenprogramm) => readFileSync(`/proc/${pid}/autogroup`, 'utf8')
  const several = [work({ givesWay: true }), work({ givesWay: true }), work({ givesWay: true })]
  await vi.waitFor(() => expect(several.map(sessionOf).filter((s) => / nice [1-9]/.test(s))).toHaveLength(3), 5_000)
  expect(sessionOf(work({}))).toContain(' nice 0')
})
