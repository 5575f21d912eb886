import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balkenbild } from './balken.ts'
import { html, seite, tabelle } from './seite.ts'

describe('a page of a report', () => {
  test('never lets a value become markup', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { html: gedruckt } = html`<p title="${text}">${text}</p>`
        for (const zeichen of ['<', '>', '"']) expect(gedruckt.split(zeichen)).toHaveLength(3)
      }),
    )
  })
  test('tables have headings for rows and columns, and can be scrolled by keyboard', () => {
    const { html: gedruckt } = tabelle(
      'Beträge',
      [{ titel: 'Art' }, { titel: 'Summe', zahl: true }],
      [['a & b', '1,00 €']],
    )
    expect(gedruckt).toContain('<th scope="col" class="zahl">Summe</th>')
    expect(gedruckt).toContain('<th scope="row">a &amp; b</th><td class="zahl">1,00 €</td>')
    expect(gedruckt).toContain('tabindex="0" role="region" aria-label="Beträge"')
  })
  test('a picture says its figures in words', () => {
    expect(balkenbild('Summen', [{ name: 'mehr', wert: 3, text: '3 Fälle' }]).html).toContain(
      'aria-label="Summen: mehr 3 Fälle"',
    )
  })
  test('names its language and loads nothing from elsewhere', () => {
    const ganz = seite('Bericht', html`<p>x</p>`)
    expect(ganz).toContain('<html lang="de">')
    expect(ganz).not.toMatch(/src=|href=|@import|<script/)
  })
})
