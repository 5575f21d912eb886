import { basename } from 'node:path'

type Diagnostic = { message: string; range: { start: { line: number; character: number } } | null }

/** Names template and place. What the typesetter quotes may be a person's text and must not reach a log. */
export function describeDiagnostics(vorlage: string, diagnostics: Diagnostic[]): string {
  const places = diagnostics.map(({ message, range }) =>
    range ? `Zeile ${range.start.line + 1}, Spalte ${range.start.character + 1}: ${redact(message)}` : redact(message),
  )
  return `Die Vorlage ${basename(vorlage)} lässt sich nicht setzen. ${places.join('; ')}`
}

/** The export gives its diagnostics as the text of a structure; only the messages are of use. */
export function describeExportError(vorlage: string, error: unknown): string {
  const messages = [...String(error).matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map((match) => redact(match[1]!))
  return `Das PDF aus ${basename(vorlage)} lässt sich nicht schreiben. ${messages.join('; ')}`
}

function redact(message: string): string {
  return message.replaceAll(/`[^`]*`|\\?"(?:[^"\\]|\\[^"])*\\?"/g, '[…]')
}
