// `npm test`: every check of the project in one run, and one closing line `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { testMongo } from '../packages/mongo/src/test.ts'

type Step = { name: string; command: string[] }
type Count = { passed: number; failed: number }

const RESULTS = '{packages,services,test}/*/.ergebnis/vitest.json'
const steps: Step[] = [
  { name: 'Stil und Fehlermuster (biome)', command: ['biome', 'ci', '--error-on-warnings', '--colors=off', '.'] },
  { name: 'Grenzen der Pakete (turbo boundaries)', command: ['turbo', 'boundaries'] },
  { name: 'Typen', command: ['turbo', 'run', 'typecheck', '--output-logs=errors-only'] },
  { name: 'Tests', command: ['turbo', 'run', 'test', '--continue', '--output-logs=errors-only'] },
  {
    name: 'Vorführung mit Prüfung',
    command: ['node', 'services/all-in-one/src/main.ts', '--pruefe', '--port', '0', '--daten', '.weiche/test'],
  },
]

function run(step: Step, env: NodeJS.ProcessEnv): Count {
  const start = Date.now()
  console.log(`\n── ${step.name}`)
  const done = spawnSync(step.command[0]!, step.command.slice(1), { stdio: ['ignore', 'inherit', 'inherit'], env })
  const ok = done.status === 0
  console.log(`── ${step.name}: ${ok ? 'in Ordnung' : 'FEHLER'} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Single tests of all packages; turbo restores the result files of cached runs. */
function countTests(): Count {
  const total = { passed: 0, failed: 0 }
  for (const file of globSync(RESULTS)) {
    const result = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number }
    total.passed += result.numPassedTests
    total.failed += result.numFailedTests
  }
  return total
}

function main(total: Count, env: NodeJS.ProcessEnv): Count {
  for (const file of globSync(RESULTS)) rmSync(file)
  for (const step of steps) {
    const count = run(step, env)
    total.passed += count.passed
    total.failed += count.failed
  }
  const tests = countTests()
  return { passed: total.passed + tests.passed, failed: total.failed + tests.failed }
}

rmSync('.weiche/test', { recursive: true, force: true })
if (!existsSync('rules')) throw new Error('run from the root of the repository')
const mongo = await testMongo()
const total = main({ passed: 0, failed: 0 }, { ...process.env, WEICHE_TEST_MONGODB_URI: mongo.adminUri })
await mongo.stop()
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
