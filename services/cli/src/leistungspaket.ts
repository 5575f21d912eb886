import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ladePaket, type Paket } from '@weiche/regelwerk'

export const rules = fileURLToPath(new URL('../../../rules', import.meta.url))

export type Ordner =
  | { ok: true; name: string; pfad: string; dateien: Record<string, string> }
  | { ok: false; text: string }

/** Takes the name of a Leistung below `rules/` or the path of a folder, and reads all its files. */
export async function liesLeistungspaket(ort: string): Promise<Ordner> {
  const pfad = istName(ort) ? join(rules, ort) : resolve(ort)
  if (!(await isFile(join(pfad, 'leistung.json')))) {
    const text = `„${ort}“ ist kein Leistungspaket: ${join(pfad, 'leistung.json')} fehlt. Es gibt: ${(await leistungen()).join(', ')}.`
    return { ok: false, text }
  }
  const entries = await readdir(pfad, { recursive: true, withFileTypes: true })
  const files = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name))
  const read = files.map(
    async (file) => [relative(pfad, file).replaceAll(sep, '/'), await readFile(file, 'utf8')] as const,
  )
  return { ok: true, name: ort, pfad, dateien: Object.fromEntries(await Promise.all(read)) }
}

export type Geladen = { paket: Paket; dateien: Record<string, string>; pfad: string }

/** Reads and compiles a package that has to be sound; `weiche pruefen` names its faults one by one. */
export async function ladeLeistungspaket(ort: string): Promise<({ ok: true } & Geladen) | { ok: false; text: string }> {
  const ordner = await liesLeistungspaket(ort)
  if (!ordner.ok) return ordner
  const geladen = ladePaket(ordner.dateien)
  if ('paket' in geladen) return { ok: true, paket: geladen.paket, dateien: ordner.dateien, pfad: ordner.pfad }
  const anzahl = geladen.fehler.length === 1 ? 'ein Fehler' : `${geladen.fehler.length} Fehler`
  return { ok: false, text: `„${ort}“ lädt nicht (${anzahl}). Bitte zuerst: weiche pruefen ${ort}` }
}

/** Not a path: the name of a folder below `rules/`. */
export const istName = (ort: string) => /^[a-z0-9_][a-z0-9_-]*$/.test(ort)

/** Names of the Leistungen below `rules/`; what begins with `_` is a template or a schema. */
export async function leistungen(): Promise<string[]> {
  const entries = await readdir(rules, { withFileTypes: true })
  return entries.filter((e) => e.isDirectory() && !e.name.startsWith('_')).map((e) => e.name)
}

const isFile = (pfad: string) =>
  stat(pfad).then(
    (s) => s.isFile(),
    () => false,
  )
