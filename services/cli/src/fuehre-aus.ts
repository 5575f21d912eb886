import type { Ausgabe, Befehl, Endwert } from './befehl.ts'

/** Finds the command and runs it; without one, or with `--help`, shows what there is. */
export async function fuehreAus(
  argv: readonly string[],
  befehle: readonly Befehl[],
  ausgabe: Ausgabe,
): Promise<Endwert> {
  const [name, ...rest] = argv
  const befehl = befehle.find((b) => b.name === name)
  if (befehl && rest.some((wort) => wort === '--help' || wort === '-h')) {
    ausgabe.print(`${befehl.hilfe}\n\n„weiche“ heißt hier: npm run weiche --`)
    return 0
  }
  if (befehl) return befehl.run(rest, ausgabe)
  if (name === undefined || name === '--help' || name === '-h' || name === 'hilfe') {
    ausgabe.print(uebersicht(befehle))
    return name === undefined ? 2 : 0
  }
  ausgabe.say(`Den Befehl „${name}“ gibt es nicht.\n\n${uebersicht(befehle)}`)
  return 2
}

function uebersicht(befehle: readonly Befehl[]): string {
  const breite = Math.max(...befehle.map((b) => b.name.length))
  const zeilen = befehle.map((b) => `  ${b.name.padEnd(breite)}  ${b.kurz}`)
  return [
    'npm run weiche -- BEFEHL [OPTIONEN]',
    '',
    ...zeilen,
    '',
    'Mehr zu einem Befehl: npm run weiche -- BEFEHL --help',
  ].join('\n')
}
