import { operatoren, quantoren } from '../bedingung/operatoren.ts'

type JsonSchema = { [key: string]: unknown }

function objekt(description: string, properties: JsonSchema, required = Object.keys(properties)): JsonSchema {
  return { description, type: 'object', properties, required, additionalProperties: false }
}

const bedingung = { $ref: '#/$defs/bedingung' }
const gruppe = { type: 'array', items: bedingung, minItems: 1 }
const priority = {
  type: 'integer',
  minimum: 1,
  description: 'Höhere zuerst; eine niedrigere wird nicht mehr angesehen, wenn die Gruppe schon entschieden ist.',
}
const literal = { type: ['string', 'integer', 'boolean'] }
const fact = { type: 'string', description: 'Name einer Angabe, einer Ableitung oder eines Parameters.' }
const path = {
  type: 'string',
  pattern: '^\\$(\\.[a-zA-Z][a-zA-Z0-9]*)+$',
  description: 'Weg in eine Gruppe von Angaben, zum Beispiel `$.geburtsdatum`.',
}
const params = {
  type: 'object',
  additionalProperties: literal,
  description: 'Die Schlüssel einer Tabelle mit festen Werten, zum Beispiel `{ "personen": 2 }`.',
}

/**
 * JSON Schema of a condition, for editors: lade-bedingung.ts is stricter, because it knows names and types. Goes into
 * `$defs` of every schema that refers to `#/$defs/bedingung`.
 */
export const bedingungDefs: JsonSchema = {
  bedingung: {
    anyOf: [
      objekt('Alle müssen zutreffen.', { all: gruppe, priority }, ['all']),
      objekt('Mindestens eine muss zutreffen.', { any: gruppe, priority }, ['any']),
      objekt('Darf nicht zutreffen.', { not: bedingung, priority }, ['not']),
      objekt(
        'Eine benannte Bedingung aus bedingungen.json.',
        { condition: { type: 'string', description: 'Ihr Name.' }, priority },
        ['condition'],
      ),
      objekt(
        'Ein Vergleich.',
        {
          fact,
          path,
          params,
          operator: { enum: [...operatoren.keys()], description: 'Wie verglichen wird.' },
          value: { $ref: '#/$defs/wert' },
          priority,
        },
        ['fact', 'operator', 'value'],
      ),
      objekt(
        'Eine Aussage über die Einträge einer Liste: `some` einer, `every` alle, `none` keiner.',
        {
          fact: { ...fact, description: 'Name einer Liste aus den Angaben.' },
          operator: { enum: quantoren, description: 'Für wie viele Einträge die Bedingung gilt.' },
          value: { ...bedingung, description: 'Bedingung über die Felder eines Eintrags.' },
          priority,
        },
        ['fact', 'operator', 'value'],
      ),
    ],
  },
  wert: {
    anyOf: [
      literal,
      { type: 'null', description: 'Nicht angegeben; nur mit equal und notEqual.' },
      { type: 'array', items: literal, minItems: 1 },
      objekt('Ein anderer Wert.', { fact, path, params }, ['fact']),
    ],
  },
}
