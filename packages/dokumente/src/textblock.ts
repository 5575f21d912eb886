/** A run of text. It is data: whatever a person typed prints literally. */
export type Lauf = { text: string; fett: boolean }
export type Block = { art: 'absatz'; laeufe: Lauf[] } | { art: 'liste'; nummeriert: boolean; punkte: Lauf[][] }

const POINT = /^(?:[-*]|(\d{1,3})\.) +(.*)$/

/**
 * Reads a text block of a Leistungspaket: paragraphs (blank line between), `**bold**`, lists (`- ` or `1. `), `{{placeholder}}`.
 * Placeholders are filled after reading, so their values can never become markup.
 * Throws when a placeholder has no value: a letter with a hole must not leave the house.
 */
export function parseText(markdown: string, werte: Readonly<Record<string, string>> = {}): Block[] {
  return markdown
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((part) => part.split('\n').map((line) => line.trim()))
    .flatMap((lines) => parseBlocks(lines.filter((line) => line !== '')))
    .map((block) => fill(block, werte))
}

/** A note with its own heading: the block begins with `# Heading`. Throws when it does not. */
export function parseHinweis(
  markdown: string,
  werte: Readonly<Record<string, string>> = {},
): { titel: string; text: Block[] } {
  const [, titel, text] = /^\s*# +(.+?) *(?:\r?\n|$)([\s\S]*)$/.exec(markdown) ?? []
  if (titel === undefined)
    throw new Error(
      `Dem Hinweis fehlt die Überschrift. Beginnen Sie den Text mit „# Überschrift“: ${markdown.slice(0, 60)}`,
    )
  return { titel: fillPlaceholders(titel, werte), text: parseText(text!, werte) }
}

type Raw = { art: 'absatz'; text: string } | { art: 'liste'; nummeriert: boolean; punkte: string[] }

function parseBlocks(lines: string[]): Raw[] {
  const blocks: Raw[] = []
  for (const line of lines) {
    if (line.startsWith('#')) throw new Error(`Eine Überschrift darf nur am Anfang eines Hinweises stehen: ${line}`)
    const point = POINT.exec(line)
    const last = blocks.at(-1)
    if (point) {
      const nummeriert = point[1] !== undefined
      if (last?.art === 'liste' && last.nummeriert === nummeriert) last.punkte.push(point[2]!)
      else blocks.push({ art: 'liste', nummeriert, punkte: [point[2]!] })
    } else if (last?.art === 'liste') last.punkte.push(`${last.punkte.pop()} ${line}`)
    else if (last) last.text += ` ${line}`
    else blocks.push({ art: 'absatz', text: line })
  }
  return blocks
}

function fill(block: Raw, werte: Readonly<Record<string, string>>): Block {
  return block.art === 'absatz'
    ? { art: 'absatz', laeufe: parseRuns(block.text, werte) }
    : { art: 'liste', nummeriert: block.nummeriert, punkte: block.punkte.map((punkt) => parseRuns(punkt, werte)) }
}

function parseRuns(text: string, werte: Readonly<Record<string, string>>): Lauf[] {
  const parts = text.split('**')
  const unclosed = parts.length % 2 === 0
  if (unclosed) parts.push(`**${parts.pop()}`)
  return parts
    .map((part, index) => ({ text: fillPlaceholders(part, werte), fett: index % 2 === 1 }))
    .map((lauf, index) => (unclosed && index === parts.length - 1 ? { ...lauf, fett: false } : lauf))
    .filter((lauf) => lauf.text !== '')
}

function fillPlaceholders(text: string, werte: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
    if (!Object.hasOwn(werte, name))
      throw new Error(`Der Platzhalter {{${name}}} hat keinen Wert. Bekannt sind: ${Object.keys(werte).join(', ')}.`)
    return werte[name]!
  })
}
