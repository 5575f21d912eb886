// `npm test`: every check of the project in one run, and one closing line `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { testMongo } from '../packages/mongo/src/test.ts'
import { type Count, countTests, deleteResults, describeFailures } from './ergebnis.ts'

type Step = { name: string; command: string[] }

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

function main(env: NodeJS.ProcessEnv): Count {
  deleteResults()
  const counts = steps.map((step) => ({ step, count: run(step, env) }))
  const failures = [
    ...counts.filter(({ count }) => count.failed > 0).map(({ step }) => `Schritt: ${step.name}`),
    ...describeFailures(),
  ]
  // Once more at the very end: a long log is often read from its last lines.
  if (failures.length > 0) console.log(`\n── Fehlgeschlagen\n${failures.join('\n')}`)
  return [...counts.map(({ count }) => count), countTests()].reduce((sum, count) => ({
    passed: sum.passed + count.passed,
    failed: sum.failed + count.failed,
  }))
}

rmSync('.weiche/test', { recursive: true, force: true })
if (!existsSync('rules')) throw new Error('run from the root of the repository')
const mongo = await testMongo()
const total = main({ ...process.env, WEICHE_TEST_MONGODB_URI: mongo.adminUri })
await mongo.stop()
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
