import { type ParseArgsConfig, parseArgs } from 'node:util'

export type Optionen = NonNullable<ParseArgsConfig['options']>
export type Gelesen<O extends Optionen> =
  | { ok: true; werte: ReturnType<typeof parse<O>>['values']; orte: string[] }
  | { ok: false; text: string }

/** Reads a command line strictly; what does not fit comes back as a German sentence. `orte`: the words that are no options. */
export function liesOptionen<const O extends Optionen>(
  argv: readonly string[],
  optionen: O,
  woerter: { max: number } = { max: 0 },
): Gelesen<O> {
  try {
    const { values, positionals } = parse(argv, optionen, woerter.max > 0)
    const zuViel = positionals[woerter.max]
    if (zuViel !== undefined) return { ok: false, text: `„${zuViel}“ ist zu viel. Bitte die Hilfe mit --help ansehen.` }
    return { ok: true, werte: values, orte: positionals }
  } catch (error) {
    return { ok: false, text: deutsch(error) }
  }
}

function parse<const O extends Optionen>(argv: readonly string[], options: O, allowPositionals: boolean) {
  return parseArgs({ args: [...argv], strict: true, allowPositionals, options })
}

/** The parser speaks English; what is in quotes is the option. */
function deutsch(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  const option = /'(-*[^' ]+)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Die Option ${option} gibt es nicht.`
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `„${option}“ ist keine Option; alle beginnen mit --.`
  if (/does not take an argument/.test(message)) return `Die Option ${option} steht allein, ohne Wert.`
  return `Der Option ${option} fehlt ihr Wert.`
}
