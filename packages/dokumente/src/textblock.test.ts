import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseHinweis, parseText } from './textblock.ts'

test('paragraphs are parted by blank lines, lines of one paragraph run on', () => {
  expect(parseText('Erste Zeile\nzweite Zeile\n\nNeuer Absatz')).toEqual([
    { art: 'absatz', laeufe: [{ text: 'Erste Zeile zweite Zeile', fett: false }] },
    { art: 'absatz', laeufe: [{ text: 'Neuer Absatz', fett: false }] },
  ])
})

test('a list may follow its sentence without a blank line, and a point may run over two lines', () => {
  expect(parseText('Wenn\n- Ihre Miete\n  sinkt,\n- Sie **umziehen**.')).toEqual([
    { art: 'absatz', laeufe: [{ text: 'Wenn', fett: false }] },
    {
      art: 'liste',
      nummeriert: false,
      punkte: [
        [{ text: 'Ihre Miete sinkt,', fett: false }],
        [
          { text: 'Sie ', fett: false },
          { text: 'umziehen', fett: true },
          { text: '.', fett: false },
        ],
      ],
    },
  ])
})

test('numbered points make a numbered list', () => {
  expect(parseText('1. prüfen\n2. schreiben')).toMatchObject([{ art: 'liste', nummeriert: true, punkte: [{}, {}] }])
})

test('two stars that nothing closes stay two stars', () => {
  expect(parseText('2 ** 3')).toEqual([
    {
      art: 'absatz',
      laeufe: [
        { text: '2 ', fett: false },
        { text: '** 3', fett: false },
      ],
    },
  ])
})

test('a placeholder without a value is an error that names it', () => {
  expect(() => parseText('Guten Tag {{name}}', { ort: 'Berlin' })).toThrow('{{name}} hat keinen Wert')
  expect(() => parseText('{{constructor}}')).toThrow('{{constructor}}')
})

test('a note brings its own heading', () => {
  expect(parseHinweis('# Wenn Sie {{was}}\n\nMelden Sie sich.', { was: 'umziehen' })).toEqual({
    titel: 'Wenn Sie umziehen',
    text: [{ art: 'absatz', laeufe: [{ text: 'Melden Sie sich.', fett: false }] }],
  })
  expect(() => parseHinweis('Melden Sie sich.')).toThrow('fehlt die Überschrift')
  expect(() => parseText('Text\n\n## Noch eine')).toThrow('nur am Anfang')
})

test('whatever stands in a value of a placeholder comes out as it went in, in one run', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (wert) => {
      expect(parseText('- Name: **{{name}}**', { name: wert })).toEqual([
        {
          art: 'liste',
          nummeriert: false,
          punkte: [
            [
              { text: 'Name: ', fett: false },
              { text: wert, fett: true },
            ],
          ],
        },
      ])
    }),
    { examples: [['**fett**'], ['{{name}}'], ['\n\n- Punkt'], ['#eval("1")'], ['$&']] },
  )
})
