import type { Angaben, Wert } from '@weiche/vorgang'
import fc from 'fast-check'

/** Random expressions, conditions and facts for the Leistung of test-paket.ts. */
const betrag = fc.integer({ min: -200, max: 2000 }).map((n) => `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.50`)
const kind = fc.record({ alter: fc.integer({ min: 0, max: 3 }), schule: fc.boolean() })
const kinder = fc.array(kind, { maxLength: 3 }).map((liste) => liste.map((k, i) => ({ id: `k${String(i)}`, ...k })))
export const vollstaendig = fc.record({
  einkommen: betrag,
  miete: betrag,
  personen: fc.integer({ min: 0, max: 3 }),
  art: fc.constantFrom('miete', 'eigentum'),
  verheiratet: fc.boolean(),
  kinder,
})

/** The same Angaben with some facts taken away, also inside the items. */
export const luecke = fc.record({
  felder: fc.subarray(['einkommen', 'miete', 'personen', 'art', 'verheiratet', 'kinder']),
  alter: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  schule: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
})
export type Voll = { [key: string]: Wert; kinder: { id: string; alter: number; schule: boolean }[] }
export function nimm(voll: Voll, weg: { felder: string[]; alter: boolean[]; schule: boolean[] }): Angaben {
  const angaben: Angaben = Object.fromEntries(Object.entries(voll).filter(([name]) => !weg.felder.includes(name)))
  if (!angaben['kinder']) return angaben
  const items = voll.kinder.map(
    ({ id, alter, schule }, i): Wert => ({
      id,
      ...(weg.alter[i] ? {} : { alter }),
      ...(weg.schule[i] ? {} : { schule }),
    }),
  )
  return { ...angaben, kinder: items }
}

/** Text of an expression inside `n` loops: each loop has a variable of its own, shadowing is refused. */
type Text = (n: number) => string
const fest = (...texte: string[]) =>
  fc.constantFrom(...texte).map(
    (text): Text =>
      () =>
        text,
  )

export const { zahl, frage } = fc.letrec<{ zahl: Text; frage: Text }>((tie) => ({
  zahl: fc.oneof(
    { maxDepth: 3 },
    fest('einkommen', 'miete', 'personen', '0', '1', '2.5', 'count(kinder)'),
    fc.tuple(tie('zahl'), fest('+', '-', '*'), tie('zahl')).map(
      (x): Text =>
        (n) =>
          `(${x.map((f) => f(n)).join(' ')})`,
    ),
    fc.tuple(fest('min', 'max'), tie('zahl'), tie('zahl')).map(
      ([f, a, b]): Text =>
        (n) =>
          `${f(n)}(${a(n)}, ${b(n)})`,
    ),
    fc.tuple(tie('frage'), tie('zahl'), tie('zahl')).map(
      ([w, a, b]): Text =>
        (n) =>
          `(if ${w(n)} then ${a(n)} else ${b(n)})`,
    ),
    tie('zahl').map(
      (x): Text =>
        (n) =>
          `divide(1, ${x(n)}, 3)`,
    ),
    tie('zahl').map(
      (x): Text =>
        (n) =>
          `stufe(${x(n)})`,
    ),
    tie('zahl').map(
      (x): Text =>
        (n) =>
          `count(kinder[item.alter > ${x(n)} or item.schule])`,
    ),
    tie('zahl').map(
      (x): Text =>
        (n) =>
          `sum(for k${n} in kinder return k${n}.alter * ${x(n + 1)})`,
    ),
  ),
  frage: fc.oneof(
    { maxDepth: 3 },
    fest('verheiratet', 'true', 'false', 'art = "miete"', 'art in ("miete", "eigentum")'),
    fc.tuple(tie('zahl'), fest('=', '!=', '<', '<=', '>', '>='), tie('zahl')).map(
      (x): Text =>
        (n) =>
          `(${x.map((f) => f(n)).join(' ')})`,
    ),
    fc.tuple(tie('frage'), fest('and', 'or'), tie('frage')).map(
      (x): Text =>
        (n) =>
          `(${x.map((f) => f(n)).join(' ')})`,
    ),
    tie('frage').map(
      (x): Text =>
        (n) =>
          `not(${x(n)})`,
    ),
    fc.tuple(tie('zahl'), tie('zahl'), tie('zahl')).map(
      ([x, a, b]): Text =>
        (n) =>
          `(${x(n)} between ${a(n)} and ${b(n)})`,
    ),
    fc.tuple(fest('some', 'every'), tie('frage')).map(
      ([q, f]): Text =>
        (n) =>
          `(${q(n)} k${n} in kinder satisfies k${n}.schule and ${f(n + 1)})`,
    ),
    tie('zahl').map(
      (x): Text =>
        (n) =>
          `list contains(for k${n} in kinder return k${n}.alter, ${x(n)})`,
    ),
  ),
}))

export const tage = { eingangsdatum: '2025-02-28', entscheidungsdatum: '2025-02-28' }

const blatt = fc.constantFrom(
  { fact: 'verheiratet', operator: 'equal', value: true },
  { fact: 'art', operator: 'notIn', value: ['eigentum'] },
  { fact: 'einkommen', operator: 'greaterThan', value: { fact: 'miete' } },
  { fact: 'personen', operator: 'in', value: [1, 2] },
  { fact: 'miete', operator: 'lessThanInclusive', value: '5.50' },
  { fact: 'alterskinder', operator: 'contains', value: 2 },
  { fact: 'alterskinder', operator: 'doesNotContain', value: { fact: 'personen' } },
)
export const { bedingung } = fc.letrec<{ bedingung: object }>((tie) => ({
  bedingung: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(blatt, fc.integer({ min: 1, max: 3 })).map(([b, priority]) => ({ ...b, priority })),
    fc
      .tuple(
        fc.constantFrom('all', 'any'),
        fc.array(tie('bedingung'), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([art, liste, priority]) => ({ [art]: liste, priority })),
    tie('bedingung').map((b) => ({ not: b })),
  ),
}))
