import { describe, expect, test } from 'vitest'
import { liesOptionen } from './optionen.ts'

const optionen = { port: { type: 'string', default: '8080' }, pruefe: { type: 'boolean', default: false } } as const
const textOf = (...argv: string[]) => {
  const gelesen = liesOptionen(argv, optionen, { max: 1 })
  return gelesen.ok ? 'ok' : gelesen.text
}

describe('a command line', () => {
  test('gives values, defaults and words', () => {
    expect(liesOptionen(['wohngeld', '--pruefe'], optionen, { max: 1 })).toEqual({
      ok: true,
      werte: { port: '8080', pruefe: true },
      orte: ['wohngeld'],
    })
  })
  test('says in German what is wrong with it', () => {
    expect(textOf('--prot', '1')).toBe('Die Option --prot gibt es nicht.')
    expect(textOf('--port')).toBe('Der Option --port fehlt ihr Wert.')
    expect(textOf('--pruefe=ja')).toBe('Die Option --pruefe steht allein, ohne Wert.')
    expect(textOf('a', 'b')).toBe('„b“ ist zu viel. Bitte die Hilfe mit --help ansehen.')
  })
})
