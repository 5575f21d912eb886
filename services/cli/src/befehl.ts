/** Where a command writes: results to `print`, progress and faults to `say`. */
export type Ausgabe = { print(text: string): void; say(text: string): void; breite: number }

/** 0 = done; 1 = done, but there are findings; 2 = called wrongly or could not be done. */
export type Endwert = 0 | 1 | 2

/** One command of `npm run weiche -- <name>`. */
export type Befehl = {
  name: string
  /** One line for the list of commands. */
  kurz: string
  /** Shown for `--help`. */
  hilfe: string
  run(argv: readonly string[], ausgabe: Ausgabe): Promise<Endwert>
}
