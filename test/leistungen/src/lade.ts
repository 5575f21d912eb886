import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ladePaket, type Paket } from '@weiche/regelwerk'
import { type Fall, liesFaelle } from '@weiche/werkbank'

const rules = fileURLToPath(new URL('../../../rules', import.meta.url))

/** Every Leistung of the repository; folders that begin with "_" are none. */
export const leistungen = readdirSync(rules).filter((name) => /^[a-z]/.test(name))

/** All files of a Leistungspaket by relative path, as the engine takes them. */
export function dateienOf(leistung: string): Record<string, string> {
  const folder = join(rules, leistung)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]
    }),
  )
}

/** Throws with every fault of the package: a test then shows them all. */
export function paketOf(leistung: string): Paket {
  const geladen = ladePaket(dateienOf(leistung))
  if ('paket' in geladen) return geladen.paket
  throw new Error(geladen.fehler.map((f) => `${f.datei} ${f.pfad}: ${f.text}`).join('\n'))
}

/** Does the package name a norm that permits automatic decisions, and no discretion? Otherwise nothing of it is ever dark. */
export function automatisch({ kopf }: Paket): boolean {
  return kopf.automatisierung.norm !== '' && !kopf.automatisierung.ermessen
}

/** The case files by name; throws with every fault. */
export function faelleOf(leistung: string): ReadonlyMap<string, Fall> {
  const { faelle, fehler } = liesFaelle(dateienOf(leistung))
  if (fehler.length === 0) return faelle
  throw new Error(fehler.map((f) => `${f.datei} ${f.pfad}: ${f.text}`).join('\n'))
}
