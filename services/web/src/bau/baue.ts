import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const QUELLE = fileURLToPath(new URL('../seite', import.meta.url))
const BIBLIOTHEKEN = ['react', 'react-dom', '@kern-ux/native', 'vite']

/** Where the pages lie as the browser (`client`) and this process (`server.js`) take them. */
export type Bau = { client: string; server: string }

/**
 * What React renders is the one thing of this project that is built: JSX cannot be stripped, and a browser wants one
 * file. Once per state of the sources, named by their hash; later starts find it.
 */
export async function baue(ordner: string): Promise<Bau> {
  const ziel = join(ordner, stand())
  if (!existsSync(ziel)) await baueNeu(ordner, ziel)
  return { client: join(ziel, 'client'), server: join(ziel, 'server.js') }
}

async function baueNeu(ordner: string, ziel: string): Promise<void> {
  const halb = `${ziel}.${process.pid}.${performance.now()}`
  mkdirSync(halb, { recursive: true })
  const { build } = await import('vite')
  const gemeinsam = {
    ...{ root: QUELLE, configFile: false as const, envFile: false as const, logLevel: 'error' as const },
    ...{ base: '/seite/', mode: 'production', publicDir: false as const },
    // Whatever the process that builds is run as: tests too get what citizens get.
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic' as const, development: false } },
  }
  await build({
    ...gemeinsam,
    build: {
      ...{ outDir: join(halb, 'client'), assetsDir: '', manifest: 'manifest.json', assetsInlineLimit: 0 },
      ...{ modulePreload: false, rollupOptions: { input: join(QUELLE, 'client.tsx') } },
    },
  })
  await build({
    ...gemeinsam,
    ssr: { noExternal: true },
    build: {
      ...{ outDir: halb, emptyOutDir: false, ssr: join(QUELLE, 'server.tsx'), minify: false },
      rollupOptions: { output: { entryFileNames: 'server.js' } },
    },
  })
  try {
    renameSync(halb, ziel)
  } catch (error) {
    // Another process was faster; what it made is the same.
    rmSync(halb, { recursive: true, force: true })
    if (!existsSync(ziel)) throw error
  }
  for (const alt of globSync('*/', { cwd: ordner }))
    if (!ziel.endsWith(alt.replace(/\/$/, ''))) rmSync(join(ordner, alt), { recursive: true, force: true })
}

/** Of the sources and of what is bundled with them. */
function stand(): string {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)))
  const dateien = globSync('**/*.{ts,tsx,css}', { cwd: QUELLE }).filter((datei) => !datei.includes('.test.'))
  for (const datei of dateien.sort()) hash.update(`\0${datei}\0`).update(readFileSync(join(QUELLE, datei)))
  const require = createRequire(import.meta.url)
  for (const name of BIBLIOTHEKEN) hash.update(readFileSync(require.resolve(`${name}/package.json`)))
  return hash.digest('hex').slice(0, 16)
}
