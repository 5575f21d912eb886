import type { Angaben, Wert } from '@weiche/vorgang'
import fc from 'fast-check'

/** Random expressions over the whole language, for the Leistung of test-paket.ts. */
type Text = (n: number) => string
type Art = keyof typeof MUSTER

/** `{art}` = any expression of that kind, `#` = the number of the loop; the first line of a kind needs no other. */
const MUSTER = {
  zahl: [
    'einkommen|miete|personen|0|1|2.5|-3|count(kinder)|verfahren.monate',
    '({zahl} + {zahl})|({zahl} - {zahl})|({zahl} * {zahl})|-{zahl}|{zahl} ** 2',
    'round half up({zahl} / {zahl}, 2)|floor({zahl} / {zahl} + {zahl})|decimal({zahl} / {zahl} / {zahl}, 1)|round up(-({zahl} / {zahl}), 0)',
    'round up({zahl}, 1)|round down({zahl}, 1)|round half up({zahl}, -1)|round half down({zahl}, 0)|decimal({zahl}, 0)|floor({zahl})|ceiling({zahl}, 1)',
    'divide({zahl}, {zahl}, 3)|modulo({zahl}, {zahl})|abs({zahl})|min({zahl}, {zahl})|max({zahlen})|round half down(mean({zahlen}), 3)',
    'sum({zahlen})|product({zahlen})|median({zahlen})|count({texte})|count({listen})|{zahlen}[{zahl}]|sum({zahl}, {zahl})',
    'string length({text})|age({datum}, {datum})|day of year({datum})|week of year({datum})|stufe({zahl})',
    '{datum}.year|{datum}.month|{datum}.day|{datum}.weekday|{monate}.years|{monate}.months|{zeit}.days|{zeit}.hours|{zeit}.minutes|{zeit}.seconds',
    '(if {janein} then {zahl} else {zahl})|{kontext}.a|kinder[{zahl}].alter|sum(for v# in kinder return v#.alter * {zahl})',
  ],
  janein: [
    'verheiratet|true|false|art = "miete"',
    '({zahl} = {zahl})|({zahl} < {zahl})|({datum} >= {datum})|({text} = {text})|({monate} < {monate})|({zeit} != {zeit})|({zahlen} = {zahlen})|({kontext} != {kontext})',
    '({janein} and {janein})|({janein} or {janein})|not({janein})|(if {janein} then {janein} else {janein})',
    '({zahl} between {zahl} and {zahl})|({zahl} in [{zahl}..{zahl}))|({datum} in ({datum}..{datum}])|({zahl} in (< {zahl}, {zahl}))|({text} in {texte})',
    '(some v# in kinder satisfies v#.schule or {janein})|(every v# in {zahlen} satisfies v# > {zahl})|(some v# in {zahlen}, w# in {zahlen} satisfies v# = w#)',
    'all({fragen})|any({fragen})|any({janein}, {janein})|list contains({zahlen}, {zahl})|list contains({listen}, {zahlen})|{kontext}.b',
    'even({zahl})|odd({zahl})|contains({text}, {text})|starts with({text}, {text})|ends with({text}, {text})',
  ],
  text: [
    'antragsteller.name|bemerkung|art|"a"|"Äö b"',
    '({text} + {text})|upper case({text})|lower case({text})|substring({text}, {zahl})|substring({text}, {zahl}, {zahl})|{kontext}.c|{texte}[{zahl}]',
    'substring before({text}, {text})|substring after({text}, {text})|string join({texte})|string join({texte}, {text})|day of week({datum})|month of year({datum})',
    'string({zahl})|string({janein})|string({datum})|string({monate})|string({zeit})|string({text})|(if {janein} then {text} else {text})',
  ],
  datum: [
    'antragsteller.geburtsdatum|verfahren.eingangsdatum|date("2024-02-29")|@"9999-12-31"',
    '({datum} + {monate})|({monate} + {datum})|({datum} - {monate})|({datum} + {zeit})|({datum} - {zeit})',
    'date({zahl}, {zahl}, {zahl})|date({text})|min({datum}, {datum})|max({daten})|{daten}[{zahl}]|(if {janein} then {datum} else {datum})',
  ],
  monate: [
    'duration("P1M")|duration("-P3Y2M")|@"P13M"',
    '({monate} + {monate})|({monate} - {monate})|({monate} * {zahl})|({zahl} * {monate})|-{monate}|abs({monate})|years and months duration({datum}, {datum})',
  ],
  zeit: [
    'duration("P1D")|duration("-PT36H")|@"PT0.5S"',
    '({zeit} + {zeit})|({zeit} - {zeit})|({zeit} * {zahl})|({zahl} * {zeit})|-{zeit}|abs({zeit})|({datum} - {datum})|max({zeit}, {zeit})',
  ],
  zahlen: [
    'kinder.alter|[]|[1, 2.0, 2]|(for v# in kinder return v#.alter)',
    '[{zahl}, {zahl}]|append({zahlen}, {zahl})|concatenate({zahlen}, {zahlen})|union({zahlen}, {zahlen})|distinct values({zahlen})|reverse({zahlen})',
    'flatten({listen})|index of({zahlen}, {zahl})|sublist({zahlen}, {zahl})|sublist({zahlen}, {zahl}, {zahl})|remove({zahlen}, {zahl})|insert before({zahlen}, {zahl}, {zahl})|list replace({zahlen}, {zahl}, {zahl})|mode({zahlen})',
    '(for v# in {zahlen} return v# + {zahl})|(for v# in 1..{zahl} return v#)|(for v# in {zahlen}, w# in {zahlen} return v# * w#)|{zahlen}[item > {zahl}]|{listen}[{zahl}]|kinder[alter > {zahl}].alter',
  ],
  listen: [
    '[kinder.alter, [1]]|[]',
    '[{zahlen}, {zahlen}]|reverse({listen})|(for v# in kinder return [v#.alter, {zahl}])|distinct values({listen})',
  ],
  texte: [
    'kinder.name|["a", "b"]',
    '[{text}, {text}]|append({texte}, {text})|distinct values({texte})|(for v# in {zahlen} return string(v#))',
  ],
  fragen: ['kinder.schule|[true]', '[{janein}, {janein}]|(for v# in {zahlen} return v# = {zahl})'],
  daten: [
    '[verfahren.eingangsdatum]',
    '[{datum}, {datum}]|(for v# in {datum}..{datum} return v#)|(for v# in kinder return {datum})',
  ],
  kontext: [
    '{a: einkommen, b: verheiratet, c: "x"}',
    '{c: {text}, a: {zahl}, b: {janein}}|(if {janein} then {kontext} else {kontext})',
  ],
} as const

export const ausdruck = fc.letrec<Record<Art, Text>>((tie) => {
  const arten = Object.entries(MUSTER) as [Art, readonly string[]][]
  return Object.fromEntries(
    arten.map(([art, zeilen]) => {
      const [einfache, ...andere] = zeilen.map((zeile) => zeile.split('|').map((muster) => ausMuster(muster, tie)))
      return [
        art,
        fc.oneof({ maxDepth: 4, depthSize: 'small' }, fc.oneof(...einfache!), ...andere.map((m) => fc.oneof(...m))),
      ]
    }),
  ) as Record<Art, fc.Arbitrary<Text>>
})

/** The words of the language that occur: a test looks that none is missing. */
export const vorkommend = Object.values(MUSTER).flat().join('|')

function ausMuster(muster: string, tie: (art: Art) => fc.Arbitrary<Text>): fc.Arbitrary<Text> {
  const stuecke = muster.split(/\{(?=[a-z]+\})/)
  const teile = stuecke.slice(1).map((stueck) => stueck.slice(0, stueck.indexOf('}')) as Art)
  const danach = stuecke.slice(1).map((stueck) => stueck.slice(stueck.indexOf('}') + 1))
  return fc.tuple(...teile.map((teil) => tie(teil))).map((texte) => {
    return (n) => {
      const tiefer = muster.includes('#') ? n + 1 : n
      const fest = [stuecke[0]!, ...danach].map((stueck) => stueck.replaceAll('#', String(n)))
      return fest.map((stueck, i) => stueck + (texte[i]?.(tiefer + i * 100) ?? '')).join('')
    }
  })
}

const betrag = fc
  .integer({ min: -40, max: 40 })
  .map((n) => `${n < 0 ? '-' : ''}${String(Math.floor(Math.abs(n) / 10))}.${String(Math.abs(n) % 10)}0`)
const kind = fc.record({
  name: fc.constantFrom('Ada', 'a', ''),
  alter: fc.integer({ min: 0, max: 3 }),
  schule: fc.boolean(),
})
const voll = fc.record({
  einkommen: betrag,
  miete: betrag,
  personen: fc.integer({ min: 0, max: 3 }),
  art: fc.constantFrom('miete', 'eigentum'),
  verheiratet: fc.boolean(),
  bemerkung: fc.constantFrom('', 'a', 'äb 2', '2024-02-29'),
  antragsteller: fc.record({
    name: fc.constantFrom('a', 'Äö'),
    geburtsdatum: fc.constantFrom('2000-02-29', '1999-12-31'),
  }),
  kinder: fc.array(kind, { maxLength: 3 }).map((liste) => liste.map((k, i) => ({ id: `k${String(i)}`, ...k }))),
})

/** All Angaben, and the same with some of them taken away at any depth. */
export const faelle: fc.Arbitrary<{ ganz: Angaben; teil: Angaben }> = fc
  .tuple(voll, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }))
  .map(([ganz, weg]) => {
    let i = 0
    const nimm = (wert: Wert, name: string): Wert | undefined => {
      if (name !== 'id' && weg[i++ % weg.length] && weg[i % weg.length]) return undefined
      if (Array.isArray(wert)) return wert.map((eintrag) => ohne(eintrag))
      return typeof wert === 'object' && wert !== null ? ohne(wert) : wert
    }
    const ohne = (wert: Wert): Wert => {
      const paare = Object.entries(wert as { [key: string]: Wert }).map(([name, w]) => [name, nimm(w, name)] as const)
      return Object.fromEntries(paare.filter(([, w]) => w !== undefined)) as Wert
    }
    return { ganz: ganz as unknown as Angaben, teil: ohne(ganz as unknown as Wert) as Angaben }
  })
