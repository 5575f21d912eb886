import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { germanErrors, germanMessage } from './german.ts'

const Befehl = z.discriminatedUnion('befehl', [
  z.strictObject({ befehl: z.literal('uebernehmen'), gesehen: z.int() }),
  z.strictObject({ befehl: z.literal('umverteilen'), gesehen: z.int() }),
])
const told = (input: unknown) => {
  const parsed = Befehl.safeParse(input, { error: germanMessage })
  return parsed.success ? [] : germanErrors(parsed.error)
}

describe('what zod found, in German', () => {
  test('a misspelt command is answered with those that there are', () => {
    const expected = [{ pointer: '/befehl', detail: 'Erlaubt ist nur: uebernehmen, umverteilen.' }]
    expect(told({ befehl: 'uebernemen' })).toEqual(expected)
    expect(told({})).toEqual(expected)
  })
  test('what is missing or unknown is named with its place', () => {
    expect(told({ befehl: 'uebernehmen', gesehn: 4 }).map((e) => e.pointer)).toEqual(['/gesehen', '/gesehn'])
  })
})
