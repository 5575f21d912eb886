// What the packages left behind: how many single tests, and what vitest says of those that failed.
import { globSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

export type Count = { passed: number; failed: number }
type Result = { numPassedTests: number; numFailedTests: number }

const PACKAGES = '{packages,services,test}/*'
const RESULTS = `${PACKAGES}/.ergebnis/vitest.json`
const LOGS = `${PACKAGES}/.turbo/turbo-test.log`
/** Of one package; the first failures say most. */
const LINES = 120

export function deleteResults(): void {
  for (const file of globSync([RESULTS, LOGS])) rmSync(file)
}

/** Results of all packages; turbo restores the files of cached runs. */
export function countTests(): Count {
  const results = globSync(RESULTS).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Result)
  return {
    passed: results.reduce((sum, result) => sum + result.numPassedTests, 0),
    failed: results.reduce((sum, result) => sum + result.numFailedTests, 0),
  }
}

/** What failed, in tests or outside of them, with what was expected and what came. */
export const describeFailures = (): string[] =>
  globSync(LOGS).flatMap((file) => {
    const said = failuresIn(stripVTControlCharacters(readFileSync(file, 'utf8')))
    return said ? [`${dirname(dirname(file))}\n${said}`] : []
  })

/** The part of the log between the single tests and the sums. */
function failuresIn(log: string): string | undefined {
  const lines = log.split('\n')
  const begin = lines.findIndex((line) => /^⎯+ (Failed|Unhandled) /.test(line))
  if (begin < 0) return undefined
  const end = lines.findIndex((line, at) => at > begin && /^ *Test Files /.test(line))
  return lines
    .slice(begin, end < 0 ? undefined : end)
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, LINES)
    .join('\n')
}
