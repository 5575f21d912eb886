import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { liesDmn } from '../pruefstand/test-tck-dmn.ts'
import { type Befund, pruefeDatei } from '../pruefstand/test-tck-lauf.ts'
import { AUSSEN, grund } from '../pruefstand/test-tck-ordner.ts'
import { liesXml } from '../pruefstand/test-tck-xml.ts'

const TCK = new URL('../../../../../shared/tck/TestCases/', import.meta.url)
const SEITE = new URL('../../../../docs/feel-tck.md', import.meta.url).pathname
const vorhanden = existsSync(TCK)
if (!vorhanden) console.info('The DMN TCK is not in ../shared/tck: its cases are skipped.')

type Ordner = { name: string; befunde: Befund[] }

function laufe(): Ordner[] {
  return ['compliance-level-2', 'compliance-level-3'].flatMap((stufe) =>
    readdirSync(new URL(stufe, TCK))
      .sort()
      .map((name) => ({ name, befunde: name in AUSSEN ? [] : pruefeOrdner(new URL(`${stufe}/${name}/`, TCK)) })),
  )
}

function pruefeOrdner(ort: URL): Befund[] {
  const dateien = readdirSync(ort).sort()
  const lies = (datei: string) => liesXml(readFileSync(new URL(datei, ort), 'utf8'))
  const modelle = dateien.filter((datei) => datei.endsWith('.dmn'))
  expect(modelle).toHaveLength(1)
  const dmn = liesDmn(lies(modelle[0]!))
  return dateien.filter((datei) => datei.endsWith('.xml')).flatMap((datei) => pruefeDatei(dmn, lies(datei)))
}

const anzahl = (befunde: readonly Befund[], art: Befund['art'], fehler?: boolean) =>
  befunde.filter((b) => b.art === art && (fehler === undefined || b.erwartetFehler === fehler)).length

function zeile(name: string, befunde: readonly Befund[]): string {
  const zahlen = [
    befunde.length,
    anzahl(befunde, 'bestanden'),
    anzahl(befunde, 'abgelehnt', true),
    anzahl(befunde, 'abgelehnt', false),
    anzahl(befunde, 'anders'),
  ]
  return `| ${name} | ${zahlen.join(' | ')} |`
}

function gruende(befunde: readonly Befund[]): string[] {
  const zahlen = new Map<string, [number, number]>()
  for (const befund of befunde) {
    if (befund.art !== 'abgelehnt') continue
    const [beide, wir] = zahlen.get(grund(befund.meldung)) ?? [0, 0]
    zahlen.set(grund(befund.meldung), befund.erwartetFehler ? [beide + 1, wir] : [beide, wir + 1])
  }
  return [...zahlen]
    .sort((a, b) => b[1][1] - a[1][1] || b[1][0] - a[1][0])
    .map(([name, n]) => `| ${name} | ${n.join(' | ')} |`)
}

/** One line for each result that we do not give, by folder and reason. */
function liste({ name, befunde }: Ordner): string[] {
  const nach = new Map<string, string[]>()
  for (const befund of befunde) {
    if (befund.art === 'bestanden') continue
    const warum =
      befund.art === 'anders'
        ? `anders: ${JSON.stringify(befund.ist)} statt ${JSON.stringify(befund.soll)}`
        : `${grund(befund.meldung)}${befund.erwartetFehler ? '' : ' (TCK hat einen Wert)'}`
    nach.set(warum, [...(nach.get(warum) ?? []), befund.fall])
  }
  if (nach.size === 0) return []
  return [
    `### ${name}`,
    '',
    ...[...nach].flatMap(([warum, faelle]) => [`**${warum}**`, ...faelle.map((fall) => `- ${fall}`), '']),
  ]
}

function seite(ordner: readonly Ordner[]): string {
  const innen = ordner.filter(({ name }) => !(name in AUSSEN))
  return [
    '# Die Fälle des DMN TCK',
    '',
    'Aus dem Lauf von `packages/regelwerk/src/feel/tck.test.ts`; der Test vergleicht diese Seite mit der Wirklichkeit (`vitest run src/feel/tck.test.ts -u` schreibt sie neu).',
    'Gezählt wird jedes erwartete Ergebnis. „Beide null“: Das TCK erwartet hier einen Fehler, wir lehnen den Ausdruck schon beim Laden ab.',
    '„Nur wir“: Das TCK hat einen Wert, unsere Typen lehnen den Ausdruck ab. „Anders“: Wir rechnen und kommen mit Absicht zu etwas anderem.',
    '',
    '| Ordner | Ergebnisse | bestanden | abgelehnt: beide null | abgelehnt: nur wir | anders |',
    '|---|---:|---:|---:|---:|---:|',
    ...innen.map(({ name, befunde }) => zeile(name, befunde)),
    zeile(
      '**zusammen**',
      innen.flatMap(({ befunde }) => befunde),
    ),
    '',
    '## Warum abgelehnt wird',
    '',
    '| Grund | beide null | nur wir |',
    '|---|---:|---:|',
    ...gruende(innen.flatMap(({ befunde }) => befunde)),
    '',
    '## Ordner außerhalb der Teilmenge',
    '',
    ...Object.entries(AUSSEN).map(([name, warum]) => `- ${name}: ${warum}.`),
    '',
    '## Jeder Fall, der nicht bestanden ist',
    '',
    ...innen.flatMap(liste),
  ].join('\n')
}

describe.skipIf(!vorhanden)('the official cases of DMN', () => {
  const ordner = vorhanden ? laufe() : []
  const innen = ordner.flatMap(({ befunde }) => befunde)
  test('every folder is run or is outside for a reason', () => {
    const namen = ordner.map(({ name }) => name)
    expect(Object.keys(AUSSEN).filter((name) => !namen.includes(name))).toEqual([])
    for (const { name, befunde } of ordner) if (!(name in AUSSEN)) expect(befunde.length, name).toBeGreaterThan(0)
  })
  test('what is computed is what the TCK expects, but for conditions that are unknown: FEEL goes to „else“, we stay open', () => {
    const anders = innen.filter((b) => b.art === 'anders').map((b) => b.fall)
    expect(anders).toEqual(['003 simpleIf', '006 conditionWithFunctions'])
  })
  test('a refusal at load is never a value: cases and reasons are those of docs/feel-tck.md', async () => {
    await expect(seite(ordner)).toMatchFileSnapshot(SEITE)
  })
  test('the figures of the language page are those of this run', () => {
    const text = readFileSync(new URL('../../../../docs/feel.md', import.meta.url), 'utf8')
    const ganz = ordner.filter(({ name }) => !(name in AUSSEN)).length
    expect(text).toContain(
      `${String(ganz)} von ${String(ordner.length)} Ordnern, ${String(innen.length)} Ergebnisse: ${String(anzahl(innen, 'bestanden'))} bestanden, ${String(anzahl(innen, 'abgelehnt', true))} beide null, ${String(anzahl(innen, 'abgelehnt', false))} nur von uns abgelehnt, ${String(anzahl(innen, 'anders'))} mit Absicht anders`,
    )
  })
})
