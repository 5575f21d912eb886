import { expect, test } from 'vitest'
import { formatTraceparent, parseTraceparent } from './traceparent.ts'

const TEXT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

test('a place survives being written and read', () => {
  expect(formatTraceparent(parseTraceparent(TEXT))).toBe(TEXT)
  const notDrawn = TEXT.replace(/01$/, '00')
  expect(formatTraceparent(parseTraceparent(notDrawn))).toBe(notDrawn)
})

test.each([
  undefined,
  '',
  'x',
  TEXT.slice(1),
  `${TEXT}-more`,
  TEXT.toUpperCase(),
  TEXT.replace(/b7ad6b7169203331/, '0000000000000000'),
  TEXT.replace(/0af7651916cd43dd8448eb211c80319c/, '0'.repeat(32)),
])('%s is no place, and nothing breaks', (text) => {
  expect(parseTraceparent(text)).toBeUndefined()
})

test('outside of any span there is nothing to write', () => {
  expect(formatTraceparent(undefined)).toBeUndefined()
})
