import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
/** A Chromium as an npm package, with the libraries that a bare container lacks; fetched only where there is no other. */
const PAKET = '@sparticuz/chromium@153.0.0'
const ORDNER = fileURLToPath(new URL('../../../.weiche/bin/chromium', import.meta.url))
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']

export type Gefunden = { ok: true; browser: Browser } | { ok: false; grund: string }

/** A real browser: CHROMIUM_BIN, one on PATH, or one that is brought. Never throws: without one the reason is told. */
export async function startChromium(): Promise<Gefunden> {
  try {
    const found = process.env['CHROMIUM_BIN'] ?? onPath()
    const { path, flags } = found ? { path: found, flags: [] } : await bring()
    return { ok: true, browser: await chromium.launch({ executablePath: path, args: [...FLAGS, ...flags] }) }
  } catch (error) {
    return { ok: false, grund: `Kein Chromium: ${(error as Error).message.split('\n')[0]}` }
  }
}

function onPath(): string | undefined {
  const paths = (process.env['PATH'] ?? '').split(delimiter).flatMap((dir) => NAMES.map((name) => join(dir, name)))
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

async function bring(): Promise<{ path: string; flags: string[] }> {
  mkdirSync(ORDNER, { recursive: true })
  if (!existsSync(join(ORDNER, 'node_modules'))) {
    const args = ['install', '--prefix', ORDNER, '--no-audit', '--no-fund', '--loglevel=error', PAKET]
    await promisify(execFile)('npm', args, { timeout: 120_000 })
  }
  const entry = createRequire(join(ORDNER, 'package.json')).resolve('@sparticuz/chromium')
  const { default: brought } = (await import(pathToFileURL(entry).href)) as {
    default: { executablePath(): Promise<string> }
  }
  // Its libraries are unpacked beside it and found through the environment that it sets. In several processes, as browsers run: what
  // the package proposes for functions in the cloud (a single one) crashes when a page is closed.
  return { path: await brought.executablePath(), flags: ['--headless=shell'] }
}
