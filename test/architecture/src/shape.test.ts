import { ereignisTypen } from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isTest, read, readWorkspaces } from './workspace.ts'

const workspaces = readWorkspaces()
const lines = workspaces
  .flatMap((w) => w.files)
  .filter((f) => !isTest(f.path))
  .map((f) => ({ path: f.path, lines: f.text.split('\n').length }))
  .sort((a, b) => a.lines - b.lines)

describe('the shape of the code', () => {
  test('small files: median under 60 lines, none over 300', () => {
    expect(lines[Math.floor(lines.length / 2)]!.lines).toBeLessThan(60)
    expect(lines.filter((f) => f.lines > 300)).toEqual([])
  })
  test('file names are kebab-case ASCII', () => {
    const wrong = workspaces.flatMap((w) => w.files).filter((f) => !/^[a-z0-9/.-]+$/.test(f.path))
    expect(wrong.map((f) => f.path)).toEqual([])
  })
  test('every service has the same anatomy', () => {
    for (const w of workspaces.filter((w) => w.tag === 'service')) {
      const names = w.files.map((f) => f.path.slice(`${w.folder}/src/`.length))
      expect(names, w.folder).toContain('service.ts')
      expect(names, w.folder).toContain('index.ts')
      expect(
        names.some((n) => n === 'subscriptions.ts' || n.includes('route')),
        w.folder,
      ).toBe(true)
      expect(names.some((n) => n.startsWith('decide')) || w.folder === 'services/validation', w.folder).toBe(true)
    }
  })
  test('a package has one index and no other barrel', () => {
    const barrels = workspaces.flatMap((w) =>
      w.files.filter((f) => f.path.endsWith('/index.ts') && f.path !== `${w.folder}/src/index.ts`),
    )
    expect(barrels.map((f) => f.path)).toEqual([])
  })
})

describe('the words', () => {
  const glossary = parse(read('docs/glossary.yaml')) as { term: string; meaning: string }[]
  test('the nouns of all event types are in the glossary', () => {
    const terms = new Set(glossary.map((g) => g.term.toLowerCase()))
    const nouns = new Set(ereignisTypen.map((type) => type.split('.')[0]!))
    expect([...nouns].filter((noun) => !terms.has(noun) && !['regeln', 'fachverfahren'].includes(noun))).toEqual([])
  })
  test('no term is explained twice', () => {
    const terms = glossary.map((g) => g.term)
    expect(terms.length).toBe(new Set(terms).size)
  })
})
