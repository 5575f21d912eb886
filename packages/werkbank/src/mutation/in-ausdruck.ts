import { naechsteZahl } from './schritt.ts'

/** A changed expression, and what was changed in it. */
export type Ausdrucksmutant = { nachher: string; was: string; idee: string }

const TAUSCH: Record<string, string> = {
  '+': '-',
  '-': '+',
  '*': '+',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '=': '!=',
  '!=': '=',
  and: 'or',
  or: 'and',
  min: 'max',
  max: 'min',
  some: 'every',
  every: 'some',
  floor: 'ceiling',
  ceiling: 'floor',
  true: 'false',
  false: 'true',
}
const IDEE: Record<string, string> = {
  '<': 'Ein Fall, in dem beide Seiten gleich sind.',
  '<=': 'Ein Fall, in dem beide Seiten gleich sind.',
  '>': 'Ein Fall, in dem beide Seiten gleich sind.',
  '>=': 'Ein Fall, in dem beide Seiten gleich sind.',
  and: 'Ein Fall, in dem nur eine der beiden Bedingungen erfüllt ist.',
  or: 'Ein Fall, in dem nur eine der beiden Bedingungen erfüllt ist.',
  min: 'Ein Fall, in dem der größere der beiden Werte den Unterschied macht.',
  max: 'Ein Fall, in dem der kleinere der beiden Werte den Unterschied macht.',
  some: 'Ein Fall mit mehreren Einträgen, von denen nur einer die Bedingung erfüllt.',
  every: 'Ein Fall mit mehreren Einträgen, von denen nur einer die Bedingung erfüllt.',
}
const WERT = 'Ein Fall, in dem dieser Wert das Ergebnis bestimmt, mit dem Wert unter „erwartet.werte“.'
const WORT = /"(?:[^"\\]|\\.)*"|[A-Za-zÄÖÜäöüß_][\wÄÖÜäöüß.]*|\d+(?:\.\d+)?|<=|>=|!=|[-+*/<>=()[\],]/g

type Stueck = { text: string; von: number }

/** All mistakes in one expression. Some do not load (a word of text instead of a number): those are no mistakes. */
export function inAusdruck(ausdruck: string): Ausdrucksmutant[] {
  const stuecke = [...ausdruck.matchAll(WORT)].map((m): Stueck => ({ text: m[0], von: m.index }))
  return stuecke.flatMap((stueck, i) => {
    const ersetzt = (nachher: string, was: string, idee: string): Ausdrucksmutant => ({
      nachher: ausdruck.slice(0, stueck.von) + nachher + ausdruck.slice(stueck.von + stueck.text.length),
      was,
      idee,
    })
    const { text } = stueck
    if (/^\d/.test(text)) {
      const naechste = naechsteZahl(text, 1)
      return naechste === undefined ? [] : [ersetzt(String(naechste), `${text} wird ${naechste}`, WERT)]
    }
    if (text === 'if') return verneintesWenn(ausdruck, stuecke, i)
    if (text.startsWith('"')) return ohneWort(ausdruck, stuecke, i)
    const tausch = istZeichenOderFunktion(stuecke, i) ? TAUSCH[text] : undefined
    return tausch === undefined ? [] : [ersetzt(tausch, `„${text}“ wird „${tausch}“`, IDEE[text] ?? WERT)]
  })
}

/** A minus before a value is no subtraction; `min` counts only when it is called. */
function istZeichenOderFunktion(stuecke: readonly Stueck[], i: number): boolean {
  const { text } = stuecke[i]!
  if (/^(min|max|floor|ceiling)$/.test(text)) return stuecke[i + 1]?.text === '('
  const davor = stuecke[i - 1]?.text
  return text !== '-' || (davor !== undefined && !/^([-+*/<>=(,[]|<=|>=|!=|then|else|return|and|or|in)$/.test(davor))
}

function verneintesWenn(ausdruck: string, stuecke: readonly Stueck[], i: number): Ausdrucksmutant[] {
  let tiefe = 0
  const dann = stuecke.slice(i + 1).find(({ text }) => {
    if (text === 'if') tiefe++
    return text === 'then' && tiefe-- === 0
  })
  if (!dann) return []
  const ab = stuecke[i]!.von + 'if'.length
  const bedingung = ausdruck.slice(ab, dann.von).trim()
  return [
    {
      nachher: `${ausdruck.slice(0, ab)} not(${bedingung}) ${ausdruck.slice(dann.von)}`,
      was: `„if ${bedingung}“ verneint`,
      idee: 'Je ein Fall für beide Zweige, mit dem Wert unter „erwartet.werte“.',
    },
  ]
}

/** One word of a list in brackets is left out. */
function ohneWort(ausdruck: string, stuecke: readonly Stueck[], i: number): Ausdrucksmutant[] {
  const { text, von } = stuecke[i]!
  const [davor, danach] = [stuecke[i - 1]?.text, stuecke[i + 1]]
  const ende = von + text.length
  const nachher =
    danach?.text === ',' && (davor === '(' || davor === ',')
      ? ausdruck.slice(0, von) + ausdruck.slice(danach.von + 1).trimStart()
      : davor === ',' && danach?.text === ')'
        ? ausdruck.slice(0, stuecke[i - 1]!.von) + ausdruck.slice(ende)
        : undefined
  if (nachher === undefined) return []
  return [{ nachher, was: `${text} entfernt`, idee: `Ein Fall mit ${text}.` }]
}
