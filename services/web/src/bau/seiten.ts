import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Seite, Sprache } from '../seite/modell.ts'
import { baue } from './baue.ts'

/** The built pages, in memory. */
export type Seiten = {
  /** A whole HTML document; `nonce` lets its one script run. */
  html(seite: Seite, nonce: string): string
  datei(name: string): Datei | undefined
}
/** The pages; whoever asks first has them built. */
export type SeitenQuelle = () => Promise<Seiten>
export type Datei = { bytes: Buffer; gepackt: Buffer | undefined; mediaType: string }

const MEDIA: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }
const LANG: Record<Sprache, string> = { einfach: 'de', leicht: 'de', englisch: 'en' }
type Manifest = Record<string, { file: string; css?: string[]; assets?: string[] }>
/** The cuts that every page shows. */
const SCHRIFTEN = /-(Regular|SemiBold)-.*\.woff2$/

export async function ladeSeiten(ordner: string): Promise<Seiten> {
  const { client, server } = await baue(ordner)
  const { rendere } = (await import(pathToFileURL(server).href)) as { rendere(seite: Seite): string }
  const manifest = JSON.parse(readFileSync(join(client, 'manifest.json'), 'utf8')) as Manifest
  const eingang = manifest['client.tsx']!
  const dateien = new Map(readdirSync(client).flatMap((name) => ladeDatei(client, name)))
  const stile = (eingang.css ?? []).map((css) => `<link rel="stylesheet" href="/seite/${css}">`).join('')
  // Asked for at once, they are there before the first text is painted or wait for the next page: a font in between makes text jump.
  const schriften = (eingang.assets ?? [])
    .filter((name) => SCHRIFTEN.test(name))
    .map((name) => `<link rel="preload" href="/seite/${name}" as="font" type="font/woff2" crossorigin>`)
    .join('')
  return {
    datei: (name) => dateien.get(name),
    html: (seite, nonce) =>
      [
        `<!doctype html><html lang="${LANG[seite.rahmen.sprache]}" class="${seite.rahmen.sprache}"><head><meta charset="utf-8">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
        seite.rahmen.weiter === undefined
          ? ''
          : `<meta http-equiv="refresh" content="0;url=${escapeHtml(seite.rahmen.weiter)}">`,
        `<title>${escapeHtml(seite.rahmen.titel)}</title>${schriften}${stile}</head><body>`,
        `<div id="seite">${rendere(seite)}</div>`,
        `<script type="application/json" id="daten" nonce="${nonce}">${escapeJson(JSON.stringify(seite))}</script>`,
        `<script type="module" src="/seite/${eingang.file}" nonce="${nonce}"></script></body></html>`,
      ].join(''),
  }
}

function ladeDatei(ordner: string, name: string): [string, Datei][] {
  const mediaType = MEDIA[extname(name)]
  if (mediaType === undefined) return []
  const bytes = readFileSync(join(ordner, name))
  // Fonts are packed already.
  const gepackt = mediaType.startsWith('text/') ? gzipSync(bytes, { level: 9 }) : undefined
  return [[name, { bytes, gepackt, mediaType }]]
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
/** Data in a script element: nothing in it may end the element. */
const escapeJson = (json: string) =>
  json.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
