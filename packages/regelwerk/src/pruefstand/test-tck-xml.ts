import { XMLParser } from 'fast-xml-parser'

/** One element: names without their prefix, children in order. */
export type Knoten = { name: string; attribute: Readonly<Record<string, string>>; text: string; kinder: Knoten[] }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
})

type Roh = Record<string, unknown>

export function liesXml(quelle: string): Knoten {
  const wurzel = (parser.parse(quelle) as Roh[]).find((roh) => !nameVon(roh).startsWith('?'))
  if (!wurzel) throw new Error('no element')
  return knoten(wurzel)
}

export function kind(eltern: Knoten, ...namen: string[]): Knoten | undefined {
  return eltern.kinder.find((k) => namen.includes(k.name))
}

export function kinder(eltern: Knoten, name: string): Knoten[] {
  return eltern.kinder.filter((k) => k.name === name)
}

function knoten(roh: Roh): Knoten {
  const name = nameVon(roh)
  const inhalt = roh[name] as Roh[]
  return {
    name,
    attribute: (roh[':@'] as Record<string, string> | undefined) ?? {},
    text: inhalt.map((teil) => (typeof teil['#text'] === 'string' ? teil['#text'] : '')).join(''),
    kinder: inhalt.filter((teil) => !('#text' in teil)).map(knoten),
  }
}

function nameVon(roh: Roh): string {
  return Object.keys(roh).find((key) => key !== ':@') ?? ''
}
