// What the result files of all packages say: how many single tests, and which failed where.
import { globSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'

export type Count = { passed: number; failed: number }
type TestFile = {
  name: string
  status: string
  message: string
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
}
type Result = { numPassedTests: number; numFailedTests: number; testResults: TestFile[] }

const FILES = '{packages,services,test}/*/.ergebnis/vitest.json'

export function deleteResults(): void {
  for (const file of globSync(FILES)) rmSync(file)
}

/** Results of all packages; turbo restores the files of cached runs. */
export const readResults = (): Result[] =>
  globSync(FILES).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Result)

export const countTests = (results: Result[]): Count => ({
  passed: results.reduce((sum, result) => sum + result.numPassedTests, 0),
  failed: results.reduce((sum, result) => sum + result.numFailedTests, 0),
})

/** What failed, a few lines each: tests, and files that could not be loaded. Errors outside of both stand in no result file. */
export const describeFailures = (results: Result[]): string[] =>
  results.flatMap(({ testResults }) => testResults.filter(({ status }) => status === 'failed')).flatMap(describeFile)

function describeFile({ name, message, assertionResults }: TestFile): string[] {
  const place = relative(process.cwd(), name)
  const tests = assertionResults.filter((test) => test.status === 'failed')
  return [
    ...(message ? [`${place}\n${shorten(message)}`] : []),
    ...tests.map((test) => `${place} > ${test.fullName}\n${shorten(test.failureMessages.join('\n'))}`),
  ]
}

const shorten = (message: string) =>
  message
    .split('\n')
    .filter((line) => !line.includes('/node_modules/') && !line.includes('<anonymous>'))
    .slice(0, 12)
    .map((line) => `  ${line}`)
    .join('\n')
