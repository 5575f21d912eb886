import type { JsonSchema } from './json-schema.ts'

/** One row of the reference: a field with its path, as in `felder[].titel`. */
export type Feldzeile = { pfad: string; art: string; pflicht: boolean; bedeutung: string }

/** All fields of a JSON Schema, outer ones first. A schema that contains itself is shown once. */
export function felderVon(schema: JsonSchema): Feldzeile[] {
  return sammle(schema, '', { wurzel: schema, offen: [] }).filter(({ pfad }) => pfad !== '$schema')
}

type Lage = { wurzel: JsonSchema; offen: readonly string[] }

function sammle(schema: JsonSchema, praefix: string, lage: Lage): Feldzeile[] {
  const { hier, offen } = folge(schema, lage)
  if (!hier) return []
  const innen = { ...lage, offen }
  if (hier.type === 'array' && hier['items']) return sammle(hier['items'] as JsonSchema, `${praefix}[]`, innen)
  const varianten = (hier['anyOf'] ?? hier['oneOf']) as JsonSchema[] | undefined
  if (varianten) return fasse(varianten.map((v) => ({ name: variantenname(v), zeilen: sammle(v, praefix, innen) })))
  if (typeof hier['additionalProperties'] === 'object')
    return sammle(hier['additionalProperties'] as JsonSchema, `${praefix}.<Name>`, innen)
  return Object.entries(hier.properties ?? {}).flatMap(([name, feld]) => {
    const pfad = praefix === '' ? name : `${praefix}.${name}`
    const zeile: Feldzeile = {
      pfad,
      art: artVon(feld, innen),
      pflicht: hier.required?.includes(name) ?? false,
      bedeutung: folge(feld, innen).hier?.description ?? feld.description ?? '',
    }
    return [zeile, ...sammle(feld, pfad, innen)]
  })
}

/** Follows `$ref`; undefined when it leads back to where we are, or into conditions, which have a chapter of their own. */
function folge(
  schema: JsonSchema,
  { wurzel, offen }: Lage,
): { hier: JsonSchema | undefined; offen: readonly string[] } {
  const ref = schema['$ref'] as string | undefined
  if (ref === undefined) return { hier: schema, offen }
  const name = ref.slice('#/$defs/'.length)
  if (name === 'bedingung' || offen.includes(name)) return { hier: undefined, offen }
  const ziel = folge(wurzel.$defs?.[name] ?? {}, { wurzel, offen: [...offen, name] })
  const description = schema.description ?? ziel.hier?.description
  return { ...ziel, hier: ziel.hier && { ...ziel.hier, ...(description === undefined ? {} : { description }) } }
}

function variantenname(schema: JsonSchema): string {
  const typ = (schema.properties?.['typ'] as { const?: string } | undefined)?.const
  return typ === undefined ? (schema.description ?? '').replace(/\.$/, '') : `\`${typ}\``
}

/** Variants side by side: a field that not all of them have says which do. */
function fasse(varianten: readonly { name: string; zeilen: readonly Feldzeile[] }[]): Feldzeile[] {
  const pfade = [...new Set(varianten.flatMap(({ zeilen }) => zeilen.map(({ pfad }) => pfad)))]
  const mitFeldern = varianten.filter(({ zeilen }) => zeilen.length > 0)
  return pfade.map((pfad) => {
    const mit = mitFeldern.flatMap(({ name, zeilen }) => {
      const zeile = zeilen.find((z) => z.pfad === pfad)
      return zeile ? [{ name, zeile }] : []
    })
    const arten = [...new Set(mit.flatMap(({ zeile }) => zeile.art.split(' oder ')))]
    const nur = mit.length < mitFeldern.length ? ` Nur bei: ${mit.map(({ name }) => name).join(', ')}.` : ''
    const { bedeutung, pflicht } = mit[0]!.zeile
    return {
      pfad,
      art: arten.join(' oder '),
      pflicht: pflicht && mit.every((m) => m.zeile.pflicht),
      bedeutung: bedeutung + nur,
    }
  })
}

function artVon(feld: JsonSchema, lage: Lage): string {
  if (feld['$ref'] === '#/$defs/bedingung') return 'Bedingung'
  const { hier } = folge(feld, lage)
  if (!hier) return 'Liste'
  if (hier['const'] !== undefined) return `\`${String(hier['const'])}\``
  if (Array.isArray(hier['enum'])) return hier['enum'].map((wert) => `\`${String(wert)}\``).join(' oder ')
  const varianten = (hier['anyOf'] ?? hier['oneOf']) as JsonSchema[] | undefined
  if (varianten) return [...new Set(varianten.map((v) => artVon(v, lage)))].join(' oder ')
  switch (hier.type) {
    case 'string':
      return hier['format'] === 'date' ? 'Tag' : hier['format'] === 'date-time' ? 'Zeitpunkt' : 'Text'
    case 'integer':
      return 'ganze Zahl'
    case 'boolean':
      return 'true/false'
    case 'array':
      return 'Liste'
    case 'object':
      return 'Objekt'
    default:
      return 'Wert'
  }
}
