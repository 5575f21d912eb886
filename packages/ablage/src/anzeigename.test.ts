import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateiendung, toAnzeigename } from './anzeigename.ts'

describe('a file name is for display only', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\Mietbescheinigung.pdf', 'Mietbescheinigung.pdf'],
    ['..', 'Anlage'],
    ['', 'Anlage'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf'],
    ['rechnung\u202Efdp.exe', 'rechnungfdp.exe'],
    ['<script>.png', '_script_.png'],
    ['Ma\u0308rz.pdf', 'März.pdf'],
  ])('shows %j as %j', (given, shown) => {
    expect(toAnzeigename(given)).toBe(shown)
  })

  it('keeps the ending of a very long name', () => {
    const name = toAnzeigename(`${'lang '.repeat(100)}.pdf`)
    expect(name.length).toBeLessThanOrEqual(120)
    expect(dateiendung(name)).toBe('pdf')
  })

  it('never shows a path, a control character or nothing, and shows a shown name unchanged', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'./\\ a\u202e\u0007é:') }),
    )
    fc.assert(
      fc.property(wild, (given) => {
        const shown = toAnzeigename(given)
        expect(shown).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u)
        expect(shown).not.toMatch(/^\.{1,2}$/)
        expect([...shown].length).toBeGreaterThan(0)
        expect([...shown].length).toBeLessThanOrEqual(120)
        expect(toAnzeigename(shown)).toBe(shown)
      }),
    )
  })
})
