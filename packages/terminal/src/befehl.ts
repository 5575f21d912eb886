import { type Gelesen, liesOptionen, type Optionen } from './optionen.ts'

type Werte<O extends Optionen> = Extract<Gelesen<O>, { ok: true }>['werte']
/** Smallest and largest value; `sonst`: when the option is not given. */
export type Grenzen = { von?: number; bis?: number; sonst?: number }

export type Befehl<O extends Optionen> = {
  werte: Werte<O>
  /** The words that are no options. */
  orte: readonly string[]
  /** A whole number. */
  zahl(name: keyof O & string, grenzen?: Grenzen): number
  /** Says what is wrong, shows the help and ends the process with code 2. */
  ende(text: string): never
}

const MOST = 999_999_999

/** Command line of a program that only developers start: shows the help when it is asked for or something does not fit, and ends. */
export function liesBefehl<const O extends Optionen>(
  hilfe: string,
  optionen: O,
  woerter: { max: number } = { max: 0 },
): Befehl<O> {
  function ende(text: string): never {
    console.error(`${text}\n\n${hilfe}`)
    process.exit(2)
  }
  const gelesen = liesOptionen(process.argv.slice(2), { ...optionen, help: { type: 'boolean', short: 'h' } }, woerter)
  if (!gelesen.ok) ende(gelesen.text)
  if ((gelesen.werte as { help?: boolean }).help) {
    console.log(hilfe)
    process.exit(0)
  }
  const werte = gelesen.werte as Werte<O>

  function zahl(name: keyof O & string, { von = 0, bis = MOST, sonst }: Grenzen = {}): number {
    const text = (werte as Record<string, string | undefined>)[name] ?? String(sonst)
    const fits = /^\d{1,9}$/.test(text) && Number(text) >= von && Number(text) <= bis
    return fits ? Number(text) : ende(`--${name} ${text}: Bitte eine ganze Zahl von ${von} bis ${bis} angeben.`)
  }
  return { werte, orte: gelesen.orte, zahl, ende }
}
