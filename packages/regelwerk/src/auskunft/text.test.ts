import { describe, expect, test } from 'vitest'
import { fehlerBei, paketMit } from '../pruefstand/test-paket.ts'
import { text, textblock } from './text.ts'

const paket = paketMit({
  ersetzt: {
    'texte/einfach/grund.md': 'So ist es: {{ergebnis}}.',
    'texte/brief.md': 'Der Brief.',
    'texte/leicht/brief.md': 'Ein Brief.',
  },
})

describe('a text is chosen by its register', () => {
  test.each([
    ['grund', 'recht', 'Der Grund.'],
    ['grund', 'einfach', 'So ist es: {{ergebnis}}.'],
    ['grund', 'leicht', 'So ist es: {{ergebnis}}.'],
    ['brief', 'einfach', 'Der Brief.'],
    ['brief', 'leicht', 'Ein Brief.'],
  ] as const)('%s in %s', (id, stufe, block) => expect(textblock(paket, id, stufe)).toBe(block))
  test('and its placeholders are filled', () => {
    expect(text(paket, 'grund', { ergebnis: '5,00 EUR' }, 'leicht')).toBe('So ist es: 5,00 EUR.')
  })
})

test('a plain text without the text of the law is a fault', () => {
  expect(fehlerBei({ 'texte/leicht/gruend.md': 'Hallo.' })).toEqual([
    {
      datei: 'texte/leicht/gruend.md',
      pfad: '',
      text: 'Zu diesem Text fehlt die Fassung mit den Worten des Gesetzes. Bitte texte/gruend.md anlegen oder diese Datei umbenennen.',
    },
  ])
})
test('a placeholder is checked in every register', () => {
  expect(fehlerBei({ 'texte/einfach/grund.md': '{{betragg}}' }).map((f) => f.datei)).toEqual(['texte/einfach/grund.md'])
})
