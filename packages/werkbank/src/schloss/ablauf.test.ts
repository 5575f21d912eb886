import { expect, test } from 'vitest'
import { ablaufHinweis } from './ablauf.ts'

test.each([
  ['2026-10-02', ''],
  ['2026-10-03', 'nur noch bis'],
  ['2026-12-31', 'nur noch bis'],
  ['2027-01-01', 'war nur bis 31. Dezember 2026'],
])('law verified up to the end of 2026 is told on %s: %j', (heute, text) => {
  const hinweis = ablaufHinweis('2026-12-31', heute)
  expect(text === '' ? hinweis === '' : hinweis.replaceAll('\u00a0', ' ').includes(text)).toBe(true)
})
