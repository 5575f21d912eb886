import type { Readable } from 'node:stream'
import { MAX_JSON_BYTES, Problem, parseJsonBytes, problemArten } from '@weiche/http'

/** `posten`: the item of the request that it answers, by name. */
export type Dateiteil = {
  art: string
  betrifft: string
  posten?: string
  name: string
  dateiname: string
  stream: Readable
}
export type TeileSpec = {
  /** Name of the JSON part; it comes first, so that no file is stored for faulty Angaben. */
  jsonTeil: string
  maxAnlagen: number
  /** Called once, before the first file; `undefined` = there is no JSON part before it. */
  onJson(json: unknown): void
  onDatei(index: number, teil: Dateiteil): Promise<void>
}
export type Teile = {
  text(name: string, value: string): Promise<void>
  datei(name: string, stream: Readable, dateiname: string): Promise<void>
  end(): Promise<void>
}

/** The parts of a form in their order: JSON first, as text or as a file, then files, each waiting until the JSON was right. */
export function createTeile(spec: TeileSpec): Teile {
  let json: Promise<void> | undefined
  let dateien = 0
  const check = async (bytes: Buffer | Promise<Buffer>) => spec.onJson(parseJsonBytes(await bytes))
  const withoutJson = async () => spec.onJson(undefined)
  async function onlyOnce(bytes: () => Buffer | Promise<Buffer>): Promise<void> {
    if (json)
      throw refused(
        `Der Teil „${spec.jsonTeil}“ muss genau einmal und vor allen Anlagen stehen. Bitte ordnen Sie das Formular so.`,
      )
    json = check(bytes())
    return json
  }
  return {
    async text(name, value) {
      if (name !== spec.jsonTeil) throw refused(unknownPart(spec))
      if (value.length >= MAX_JSON_BYTES) throw jsonTooBig()
      // The parser has decoded already; what it could not decode stands as U+FFFD.
      if (value.includes('\ufffd'))
        throw refused(`Der Teil „${name}“ ist nicht in UTF-8. Bitte speichern Sie ihn als UTF-8.`)
      return onlyOnce(() => Buffer.from(value))
    },
    async datei(name, stream, dateiname) {
      if (name === spec.jsonTeil) return onlyOnce(() => readAll(stream))
      const teil = parseTeilname(name)
      if (!teil) throw refused(unknownPart(spec))
      const index = dateien++
      if (index >= spec.maxAnlagen) throw tooMany(spec)
      json ??= withoutJson()
      await json
      return spec.onDatei(index, { ...teil, name, dateiname, stream })
    },
    async end() {
      json ??= withoutJson()
      return json
    },
  }
}

/**
 * The name of a file part says what it is: `anlage`, `anlage:rentenbescheid`, `anlage:rentenbescheid:m1.e1` (person, income entry).
 * `posten:p3` answers that item of the open request. So one `-F` of curl is one attachment. `undefined` = not such a name.
 */
export function parseTeilname(name: string): { art: string; betrifft: string; posten?: string } | undefined {
  const posten = /^posten:([a-zA-Z0-9|.[\]-]{1,100})$/.exec(name)?.[1]
  if (posten !== undefined) return { art: 'sonstiges', betrifft: '', posten }
  const found = /^anlage(?::([a-z0-9-]{1,60})(?::([a-zA-Z0-9][a-zA-Z0-9.-]{0,39}))?)?$/.exec(name)
  return found ? { art: found[1] ?? 'sonstiges', betrifft: found[2] ?? '' } : undefined
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_JSON_BYTES) throw jsonTooBig()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function tooMany(spec: { maxAnlagen: number }): Problem {
  return refused(`Es sind höchstens ${spec.maxAnlagen} Anlagen erlaubt. Bitte reichen Sie die übrigen nach.`)
}

export function refused(detail: string): Problem {
  return new Problem(problemArten.anfrageFehlerhaft, detail)
}

function jsonTooBig(): Problem {
  return new Problem(
    problemArten.zuGross,
    'Die Angaben (JSON) dürfen höchstens 1 MB groß sein. Bitte kürzen Sie Texte.',
  )
}

function unknownPart(spec: TeileSpec): string {
  return `Ein Teil des Formulars hat einen unbekannten Namen oder keinen Dateinamen. Erlaubt sind „${spec.jsonTeil}“ (JSON) und als Dateien „anlage“, „anlage:<art>“, „anlage:<art>:<betrifft>“, „posten:<kennung>“. Bitte schreiben Sie zum Beispiel „anlage:rentenbescheid:m1.e1“.`
}
