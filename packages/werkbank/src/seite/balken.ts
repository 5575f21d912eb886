import { type Html, html } from './seite.ts'

export type Balken = { name: string; wert: number; text: string }

const HOEHE = 26
const NAME = 330
const BREITE = 820

/** Bars from a middle line, left for less and right for more. The same figures stand in a table beside it for those who do not see it. */
export function balkenbild(titel: string, balken: readonly Balken[]): Html {
  const groesster = Math.max(...balken.map((b) => Math.abs(b.wert)), 1)
  const negativ = balken.some((b) => b.wert < 0)
  const platz = (BREITE - NAME - 150) / (negativ ? 2 : 1)
  const null_ = NAME + (negativ ? platz : 0)
  const zeilen = balken.map((b, i) => {
    const laenge = Math.round((Math.abs(b.wert) / groesster) * platz)
    const x = b.wert < 0 ? null_ - laenge : null_
    const y = i * HOEHE + 4
    const farbe = b.wert < 0 ? 'var(--balken2)' : 'var(--balken)'
    return html`<text x="${NAME - 8}" y="${y + 15}" text-anchor="end">${kuerze(b.name)}</text>
<rect x="${x}" y="${y}" width="${Math.max(laenge, 1)}" height="${HOEHE - 8}" fill="${farbe}"/>
<text x="${(b.wert < 0 ? null_ : x + laenge) + 6}" y="${y + 15}">${b.text}</text>
`
  })
  const hoehe = balken.length * HOEHE + 8
  return html`<svg viewBox="0 0 ${BREITE} ${hoehe}" role="img" aria-label="${titel}: ${balken.map((b) => `${b.name} ${b.text}`).join('; ')}">
${zeilen}</svg>`
}

const kuerze = (name: string) => (name.length > 44 ? `${name.slice(0, 43)}…` : name)
