/**
 * Source text in the making. Everything that comes from a rule file (names, texts, constants) and every function that
 * is called goes in as an element of one array; the text itself holds only words and numbers of ours.
 */
export type Quelle = {
  /** Puts a value into the array; the answer is the name of a constant. The same value has one name. */
  wert(wert: unknown): string
  /** A name that is free. */
  name(): string
  zeile(text: string): void
  /** Runs the program text, which ends in a `return`. @throws EvalError where code may not be generated */
  fertig(): unknown
}

export function createQuelle(): Quelle {
  const werte: unknown[] = []
  const namen = new Map<unknown, string>()
  const zeilen: string[] = []
  let zahl = 0
  return {
    wert(wert) {
      const schon = namen.get(wert)
      if (schon !== undefined) return schon
      const name = `k${String(werte.length)}`
      werte.push(wert)
      namen.set(wert, name)
      return name
    },
    name: () => `t${String(zahl++)}`,
    zeile: (text) => zeilen.push(text),
    fertig() {
      const kopf = werte.map((_, i) => `const k${String(i)}=k[${String(i)}];`)
      return new Function('k', ['"use strict";', ...kopf, ...zeilen].join('\n'))(werte)
    },
  }
}

let erlaubt: boolean | undefined

/** May this page or process make code from text? A content security policy forbids it in browsers. */
export function darfErzeugen(): boolean {
  if (erlaubt === undefined) {
    try {
      erlaubt = new Function('return true')() === true
    } catch {
      erlaubt = false
    }
  }
  return erlaubt
}
