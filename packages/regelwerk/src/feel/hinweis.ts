/** What people write who know another language, and how it is written here; the first that matches what cannot be read. */
const GEWOHNT: readonly (readonly [RegExp, string])[] = [
  [/^=/, 'Gleich heißt „=“.'],
  [/^[><]/, 'Ungleich heißt „!=“.'],
  [/^&&?/, 'Und heißt „and“.'],
  [/^\|/, 'Oder heißt „or“.'],
  [/^!/, 'Nicht heißt „not(…)“.'],
  [/^,\d/, 'Zahlen stehen mit Punkt: 1.5.'],
  [/^[\u201e\u201c\u201d'\u2019\u00ab\u00bb]/, 'Texte stehen in geraden Anführungszeichen: "text".'],
  [/^(dann|sonst)\b/, 'Wenn heißt „if … then … else …“.'],
  [/^\.\./, 'Ein Bereich steht in Klammern: in [1..5].'],
  [/^(€|%|EUR\b)/, 'Zahlen stehen ohne Einheit.'],
]

/** German words stand where a name could: the parser stumbles only later. */
const DEUTSCH = /(?<![\w.])(wenn|dann|sonst|und|oder|nicht)(?![\w.(])/

/** `ausdruck` is the whole, `stueck` what begins where it cannot be read. */
export function hinweis(stueck: string, ausdruck: string): string {
  const [, wort] = DEUTSCH.exec(ausdruck.replaceAll(/"(?:[^"\\]|\\.)*"/g, ' ')) ?? []
  return (
    GEWOHNT.find(([muster]) => muster.test(stueck))?.[1] ??
    (wort && `„${wort}“ gibt es nicht. Ausdrücke haben englische Wörter: if … then … else …, and, or, not(…).`) ??
    `„${stueck.slice(0, 20)}“ ist an dieser Stelle nicht erlaubt oder gehört nicht zum Sprachumfang.`
  )
}
