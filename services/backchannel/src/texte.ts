import { type Block, parseText } from '@weiche/dokumente'
import type { Paket } from '@weiche/regelwerk'

export type Werte = Readonly<Record<string, string>>
export type Texte = { block(id: string): Block[]; titel(id: string): string; satz(id: string): string }

/** The text blocks of a package with the values of one letter. A first line `# Title` is the heading, not text. */
export function texteOf(paket: Paket, werte: Werte): Texte {
  return {
    block: (id) => parseText(split(paket, id).body, werte),
    titel: (id) => split(paket, id).titel,
    satz: (id) => split(paket, id).body.replaceAll(/\s+/g, ' ').trim(),
  }
}

/** What a person wrote, as paragraphs: it prints literally, whatever it holds. */
export const absaetze = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((absatz) => absatz.trim())
    .filter((absatz) => absatz !== '')

function split(paket: Paket, id: string): { titel: string; body: string } {
  const markdown = paket.texte.get(id)
  if (markdown === undefined) throw new Error(`Dem Leistungspaket ${paket.leistung} fehlt der Textbaustein „${id}“.`)
  const heading = /^# +(.+)\r?\n/.exec(markdown)
  return heading
    ? { titel: heading[1]!.trim(), body: markdown.slice(heading[0].length) }
    : { titel: '', body: markdown }
}

/**
 * Fills in what only the machine computes for a decision that a person took with own amounts: the text then points
 * to the reasons that the person wrote. Never for an automatic decision, where a hole is a fault.
 */
export function withReasonsFor(paket: Paket, ids: readonly string[], werte: Werte): Werte {
  const figures = ids.flatMap((id) => [...split(paket, id).body.matchAll(/\{\{\s*(\w+\.[\w.-]+)\s*\}\}/g)])
  const missing = figures.map((m) => m[1]!).filter((name) => !Object.hasOwn(werte, name))
  return { ...werte, ...Object.fromEntries(missing.map((name) => [name, 'dem Wert in der Begründung'])) }
}
