/**
 * What a program can see of plain German and of Leichte Sprache (Netzwerk Leichte Sprache, DIN SPEC 33429). Whether
 * a text is understood only its readers can say; this keeps out what they are known to stumble over.
 */
const SATZENDE = /(?<=[.?!](?:\*\*)?)\s+(?=\p{Lu}|\*\*)(?<!\d\.\s+)/u

const saetze = (zeile: string) => zeile.replace(/^(#|-) /, '').split(SATZENDE)
const worte = (satz: string) => satz.match(/\{\{[^}]*\}\}|[\p{L}\d][\p{L}\d·-]*/gu) ?? []
const zeilen = (text: string) =>
  text
    .split('\n')
    .map((zeile) => zeile.trim())
    .filter((zeile) => zeile !== '')

/** Words that Leichte Sprache leaves out, each with why. */
const VERMEIDEN: readonly [regel: string, muster: RegExp][] = [
  ['kein Passiv und keine Zukunft mit „werden“', /\b(wird|werden|wurde|wurden|worden|werde)\b/i],
  ['kein Konjunktiv', /\b(würden?|könnten?|hätten?|wären?|müssten?|dürften?|sollten?|möchten?)\b/i],
  ['kein Genitiv', /\b(des|eines|dessen|deren|wegen|während|trotz)\b/i],
  ['keine Paragraphen, Abkürzungen, Klammern', /§|\b(Abs|Nr|bzw|ggf|usw|z\. ?B|i\. ?d\. ?R)\b|[()[\];]/],
  ['Zahlen als Ziffern', /\b(zwei|drei|vier|fünf|sechs|acht|zehn|zwölf|hundert)\b/i],
  ['keine Zeichen wie % oder &', /[%&/]/],
]

/** Faults of a text in Leichte Sprache; none = an empty list. */
export function pruefeLeicht(text: string): string[] {
  return zeilen(text).flatMap((zeile) => {
    const fehler = VERMEIDEN.filter(([, muster]) => muster.test(zeile.replaceAll(/\{\{[^}]*\}\}/g, ''))).map(([r]) => r)
    if (saetze(zeile).length > 1) fehler.push('ein Satz je Zeile')
    if (worte(zeile).length > 12) fehler.push('höchstens 12 Wörter')
    const lang = worte(zeile).filter((w) => !w.startsWith('{') && w.split(/[·-]/).some((teil) => teil.length > 13))
    if (lang.length > 0) fehler.push(`lange Wörter mit Mediopunkt: ${lang.join(', ')}`)
    return fehler.map((f) => `${f}: ${zeile}`)
  })
}

/** Faults of a text in plain German. */
export function pruefeEinfach(text: string): string[] {
  return zeilen(text).flatMap((zeile) => [
    ...saetze(zeile)
      .filter((satz) => worte(satz).length > 22)
      .map((satz) => `höchstens 22 Wörter: ${satz}`),
    ...(/§|\b(gemäß|hinsichtlich|bezüglich|unverzüglich|obliegt|vorbehaltlich|im Sinne)\b/i.test(zeile)
      ? [`keine Paragraphen und keine Amtssprache: ${zeile}`]
      : []),
  ])
}
