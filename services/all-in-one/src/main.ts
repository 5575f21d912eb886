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
  const running = await start(parsed.args, say)
  if (parsed.args.pruefe) {
    await running.stop()
    process.exitCode = running.ok ? 0 : 1
    return
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  say('Weiche wird beendet …')
  await running.stop()
}

try {
  await main()
} catch (error) {
  if (!(error instanceof StartFehler || error instanceof MongoFehler)) throw error
  say(error.message)
  process.exitCode = 1
}
