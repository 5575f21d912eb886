import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

test.each(['0', '0.05', '1'])('the share of the second computation may be %s', (text) => {
  expect(readEnvironment({ WEICHE_ZWEITRECHNUNG: text }).zweitrechnung).toBe(text)
})
test.each(['5', '5%', '-1', '0,05', 'alle'])('%s is no share, and the start says what is', (text) => {
  expect(() => readEnvironment({ WEICHE_ZWEITRECHNUNG: text })).toThrow('Anteil von 0 bis 1')
})
