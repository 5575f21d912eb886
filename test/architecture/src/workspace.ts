import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

export type Paketdatei = {
  name: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}
export type Workspace = { folder: string; tag: string; manifest: Paketdatei; files: { path: string; text: string }[] }

/** Every package of the workspace with its sources, tests included. */
export function readWorkspaces(): Workspace[] {
  return globSync('{packages,services,test}/*/package.json', { cwd: root }).map((path) => {
    const folder = dirname(path)
    const files = globSync(`${folder}/{src,test}/**/*.{ts,tsx}`, { cwd: root }).map((file) => ({
      path: file,
      text: read(file),
    }))
    const tags = JSON.parse(read(`${folder}/turbo.json`)) as { tags: string[] }
    return { folder, tag: tags.tags[0]!, manifest: JSON.parse(read(path)) as Paketdatei, files }
  })
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Names of modules that a source imports, static or dynamic; `valuesOnly` leaves out type imports. */
export function importsOf(text: string, valuesOnly = false): string[] {
  const found = text.matchAll(
    /^(import|export)( type)?\b[^'"`;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  return [...found].filter((m) => !valuesOnly || m[2] === undefined).map((m) => m[3] ?? m[4] ?? m[5]!)
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /\/test[^/]*\.ts$|\/test\//.test(path) || path.startsWith('test/')
}
