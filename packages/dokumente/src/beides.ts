/**
 * The typesetter writes PDF/A-2a or PDF/UA-1, not both. An A-2a file lacks two things only to be UA-1 as well: its mark
 * in the metadata, with the schema that PDF/A demands for every mark it does not know, and the wish that a viewer shows the title.
 * Both stand in the last two objects that the typesetter writes, so only the end of the file is written anew.
 */
export function markUa1(pdf: Uint8Array): Uint8Array {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const xref = Number(found(/startxref\n(\d+)\n%%EOF\s*$/, file.toString('latin1', file.length - 64)))
  const table = file.toString('latin1', xref)
  const root = Number(found(/\/Root (\d+) 0 R/, table))
  const catalogAt = offsetOf(table, root)
  const catalog = file.toString('latin1', catalogAt, xref)
  const metadataAt = offsetOf(table, Number(found(/\/Metadata (\d+) 0 R/, catalog)))
  if (metadataAt > catalogAt) throw new Error(UNGEWOHNT)

  const metadata = marked(file.toString('latin1', metadataAt, catalogAt))
  const shown = exchange(catalog, '/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true')
  const newCatalogAt = metadataAt + metadata.length
  const newXref = newCatalogAt + shown.length
  const moved = exchange(table, entry(catalogAt), entry(newCatalogAt))
  const end = metadata + shown + exchange(moved, `startxref\n${xref}\n`, `startxref\n${newXref}\n`)
  return Buffer.concat([file.subarray(0, metadataAt), Buffer.from(end, 'latin1')])
}

const UNGEWOHNT = 'Das PDF des Setzers ist anders aufgebaut als erwartet.'
const SCHEMA =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
  '<pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>'
const MARKE = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>'

/** The metadata object with mark and schema, and its length corrected. */
function marked(object: string): string {
  const before = Number(found(/\/Length (\d+)/, object))
  const more = exchange(exchange(object, '<pdfaid:part>', `${MARKE}<pdfaid:part>`), SCHEMATA, SCHEMATA + SCHEMA)
  return exchange(more, `/Length ${before}`, `/Length ${before + MARKE.length + SCHEMA.length}`)
}
const SCHEMATA = '<pdfaExtension:schemas><rdf:Bag>'

/** Where an object begins: the table has one line of 20 bytes for each, from number 0 on. */
function offsetOf(table: string, object: number): number {
  const first = table.indexOf('\n', table.indexOf('\n') + 1) + 1
  return Number(found(/^(\d{10}) 00000 n/, table.slice(first + object * 20, first + object * 20 + 20)))
}

const entry = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n`

function found(pattern: RegExp, text: string): string {
  const [, value] = pattern.exec(text) ?? []
  if (value === undefined) throw new Error(UNGEWOHNT)
  return value
}

/** Exactly one place, or this is not the file it is taken for. */
function exchange(text: string, old: string, neu: string): string {
  const at = text.indexOf(old)
  if (at < 0 || text.includes(old, at + old.length)) throw new Error(UNGEWOHNT)
  return text.slice(0, at) + neu + text.slice(at + old.length)
}
