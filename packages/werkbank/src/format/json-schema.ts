import { bedingungDefs, type Dateiart } from '@weiche/regelwerk'
import { z } from 'zod'
import { alleDateiarten } from './alle-dateiarten.ts'

/** A JSON Schema node as far as it is looked into here. */
export type JsonSchema = {
  [key: string]: unknown
  title?: string
  description?: string
  properties?: Record<string, JsonSchema>
  required?: readonly string[]
  $defs?: Record<string, JsonSchema>
}

const VERWEIS: JsonSchema = { type: 'string', description: 'Weg zu diesem Schema, damit der Editor hilft.' }

/** The JSON Schema (draft 2020-12) of one kind of file, made from the schema that the loader reads it with. */
export function jsonSchemaOf({ titel, zweck, schema }: Dateiart): JsonSchema {
  const gelesen = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as JsonSchema
  const defs = { ...gelesen.$defs, ...(JSON.stringify(gelesen).includes('#/$defs/bedingung') ? bedingungDefs : {}) }
  return {
    ...gelesen,
    title: titel,
    description: zweck,
    properties: { ...gelesen.properties, $schema: VERWEIS },
    ...(Object.keys(defs).length > 0 ? { $defs: defs as Record<string, JsonSchema> } : {}),
  }
}

/** The files of `rules/_schema/` by name. */
export function schemaDateien(): Record<string, string> {
  return Object.fromEntries(
    alleDateiarten.map((art) => [`${art.art}.schema.json`, `${JSON.stringify(jsonSchemaOf(art), null, 2)}\n`]),
  )
}

/** What `$schema` of a file says: the way from its folder to the published schema. */
export function schemaVerweis(pfad: string, art: string): string {
  return `${'../'.repeat(pfad.split('/').length)}_schema/${art}.schema.json`
}
