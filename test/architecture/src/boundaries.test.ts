import { describe, expect, test } from 'vitest'
import { importsOf, isTest, readWorkspaces } from './workspace.ts'

const workspaces = readWorkspaces()
const sources = workspaces.flatMap((w) =>
  w.files.map((f) => ({ ...f, ...w, imports: importsOf(f.text), values: importsOf(f.text, true) })),
)

describe('dependencies point one way', () => {
  test.each([
    ['mongoose', 'packages/mongo'],
    ['mongodb', 'nowhere'],
    ['json-rules-engine', 'packages/schiedsrichter'],
    ['kafkajs', 'packages/kafka'],
    ['express', 'packages/http'],
    ['react', 'services/web'],
    ['react-dom', 'services/web'],
    ['vite', 'services/web'],
    ['@opentelemetry/sdk-trace', 'packages/telemetrie'],
    ['@opentelemetry/sdk-metrics', 'packages/telemetrie'],
    ['@opentelemetry/instrumentation', 'nowhere'],
    ['pdfjs-dist', 'packages/pdf-text'],
    ['@myriaddreamin/typst-ts-node-compiler', 'packages/dokumente'],
  ])('%s is imported by %s only', (library, home) => {
    const users = sources.filter(
      (s) => !isTest(s.path) && s.values.some((i) => i === library || i.startsWith(`${library}/`)),
    )
    expect(users.map((u) => u.path).filter((path) => !path.startsWith(home))).toEqual([])
  })
  test('domain packages are pure: no node modules, no clock, no chance', () => {
    const impure = sources.filter(
      (s) =>
        s.tag === 'domain' &&
        !isTest(s.path) &&
        (s.imports.some((i) => i.startsWith('node:')) ||
          /Date\.now\(|new Date\(\)|Math\.random\(|process\./.test(s.text)),
    )
    expect(impure.map((s) => s.path)).toEqual([])
  })
  test('decisions are pure: decide*.ts imports nothing that does I/O', () => {
    const deciding = sources.filter(
      (s) => /services\/.*\/decide(-[a-z]+)?\.ts$/.test(s.path) && !s.path.endsWith('handler.ts'),
    )
    expect(deciding.length).toBeGreaterThan(3)
    const impure = deciding.filter((s) =>
      s.imports.some((i) => i.startsWith('node:') || i === '@weiche/log' || i === '@weiche/mongo'),
    )
    expect(impure.map((s) => s.path)).toEqual([])
  })
  test('no service imports another service, none but the composition and tests know them', () => {
    const names = new Set(workspaces.filter((w) => w.tag === 'service').map((w) => w.manifest.name))
    const wrong = sources.filter((s) => !['composition', 'test'].includes(s.tag) && s.imports.some((i) => names.has(i)))
    expect(wrong.map((s) => s.path)).toEqual([])
  })
  test('packages are used through their exports, never by a deep or relative path', () => {
    const wrong = sources.filter((s) =>
      s.imports.some((i) => /^@weiche\/[^/]+\/(?!test$)/.test(i) || (i.startsWith('..') && i.includes('packages/'))),
    )
    expect(wrong.map((s) => s.path)).toEqual([])
  })
  test('only config.ts and the composition read the environment', () => {
    const readers = sources.filter((s) => s.tag === 'service' && !isTest(s.path) && /(?<!')process\.env/.test(s.text))
    expect(readers.map((s) => s.path)).toEqual([])
  })
})

describe('the workspace', () => {
  test('takes every version from the catalog', () => {
    const wrong = workspaces.flatMap((w) =>
      Object.entries({ ...w.manifest.dependencies, ...w.manifest.devDependencies })
        .filter(([, version]) => version !== 'catalog:' && version !== 'workspace:*')
        .map(([name, version]) => `${w.folder}: ${name} ${version}`),
    )
    expect(wrong).toEqual([])
  })
  test('declares what it imports', () => {
    const wrong = sources.flatMap((s) => {
      const declared = { ...s.manifest.dependencies, ...s.manifest.devDependencies }
      const packages = s.imports.filter((i) => !i.startsWith('.') && !i.startsWith('node:')).map(packageOf)
      return packages.filter((p) => !(p in declared) && p !== s.manifest.name).map((p) => `${s.path}: ${p}`)
    })
    expect(wrong).toEqual([])
  })
})

function packageOf(specifier: string): string {
  const [first, second] = specifier.split('/')
  return first!.startsWith('@') ? `${first}/${second}` : first!
}
