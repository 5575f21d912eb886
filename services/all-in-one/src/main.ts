import { MongoFehler } from '@weiche/mongo'
import { startTelemetrie, type Telemetrie, TelemetrieFehler } from '@weiche/telemetrie'
import { type Args, HILFE, parseCommandLine } from './args.ts'
import { isEinstellungsfehler } from './einstellungen.ts'
import { start, VERSION } from './start.ts'
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
  const telemetrie = await startTelemetrie(process.env, VERSION, say)
  try {
    await serve(parsed.args, asked, telemetrie)
  } finally {
    // A start that failed is told too.
    await telemetrie?.stop()
  }
}

async function serve(args: Args, asked: Promise<void>, telemetrie: Telemetrie | undefined): Promise<void> {
  const starting = start(args, say)
  // What is measured last is sent last.
  const stop = async () => {
    await starting.stop()
    await telemetrie?.stop()
  }
  if ((await Promise.race([starting.ready, asked])) === undefined) {
    say('Weiche wird beendet …')
    return quit(stop, 130)
  }
  const { ok } = await starting.ready
  if (args.pruefe) return quit(stop, ok ? 0 : 1)
  await asked
  say('Weiche wird beendet …')
  await quit(stop, 0)
}

/** Ends in order, also in the middle of a start: what is still under way is not waited for. */
async function quit(stop: () => Promise<void>, code: number): Promise<never> {
  await stop()
  process.exit(code)
}

try {
  await main()
} catch (error) {
  const isTold = [StartFehler, MongoFehler, TelemetrieFehler].some((kind) => error instanceof kind)
  if (!(error instanceof Error) || !(isTold || isEinstellungsfehler(error))) throw error
  say(error.message)
  process.exitCode = 1
}
