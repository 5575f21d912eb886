import { expect, test } from 'vitest'
import { decideVerbinden } from './decide-verbinden.ts'

test('only the person that the Antrag names links it, and only when the provider vouches for who it is', () => {
  expect(decideVerbinden({ ausweis: 'helga' }, 'helga')).toBe('erlaubt')
  expect(decideVerbinden({ ausweis: 'partner' }, 'helga')).toBe('andere-person')
  expect(decideVerbinden({ ausweis: '' }, 'helga')).toBe('ohne-ausweis')
  expect(decideVerbinden({ ausweis: 'helga' }, '')).toBe('antrag-ohne-ausweis')
  expect(decideVerbinden({ ausweis: '' }, '')).toBe('ohne-ausweis')
})
