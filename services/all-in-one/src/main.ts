import { MongoFehler } from '@weiche/mongo'
import { HILFE, parseCommandLine } from './args.ts'
import { start } from './start.ts'
import { StartFehler } from './start-fehler.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

async function main(): Promise<void> {
  const parsed = parseCommandLine(process.argv.slice(2))
  if (!parsed.ok) {
    say(`${parsed.text}\n\n${HILFE}`)
    process.exitCode = 2
    return
  }
  if (parsed.args.hilfe) {
    console.log(HILFE)
    return
  }
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  const starting = start(parsed.args, say)
  if ((await Promise.race([starting.ready, asked])) === undefined) {
    say('Weiche wird beendet …')
    return quit(starting.stop, 130)
  }
  const { ok } = await starting.ready
  if (parsed.args.pruefe) return quit(starting.stop, ok ? 0 : 1)
  await asked
  say('Weiche wird beendet …')
  await quit(starting.stop, 0)
}

/** Ends in order, also in the middle of a start: what is still under way is not waited for. */
async function quit(stop: () => Promise<void>, code: number): Promise<never> {
  await stop()
  process.exit(code)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof StartFehler || error instanceof MongoFehler)) throw error
  say(error.message)
  process.exitCode = 1
}
