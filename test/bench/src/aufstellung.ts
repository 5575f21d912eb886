import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBeispiele } from '@weiche/all-in-one'
import { createDokumentRenderer } from '@weiche/dokumente'
import { createZufall, nachweiseOf, personAntrag } from '@weiche/test-last'
import type { Aufstellung } from './block.ts'
import type { Muster } from './last.ts'
import { startProdukt } from './prozess.ts'
import type { Datenbank } from './umgebung.ts'

/**
 * `voll`: the product as released; every Antrag comes with the three Nachweise that a dark decision needs, 50 kB each, read. With
 * fewer asked for, the Leistungspaket is a copy that does not want the others.
 * `ohne`: no Anlagen, because the Leistungspaket asks for none (a copy without the kinds that are read), and no typesetting,
 * because every letter is the same few bytes. Everything else is the same code.
 */
export type Profil = 'voll' | 'ohne'

export const root = fileURLToPath(new URL('../../../', import.meta.url))
const ANLAGE_BYTES = 50_000
const STICHTAG = '2025-06-02'
/** So many kinds of Nachweis does a dark decision need and read. */
export const GELESEN = 3

/** Persons with so many Nachweise each, used over and over: making them is not what is measured. */
export async function createMuster(seed: number, anzahl: number, nachweise: number): Promise<Muster[]> {
  const zufall = createZufall(seed)
  const e1 = vorbild()
  const vorlage = { ...e1, anlagen: e1.anlagen.slice(0, nachweise) }
  const renderer = createDokumentRenderer()
  try {
    const personen = Array.from({ length: anzahl }, () => personAntrag(vorlage, zufall))
    const options = { zufall, stichtag: STICHTAG, bytes: ANLAGE_BYTES }
    return await Promise.all(
      personen.map(async (angaben) => ({
        angaben,
        anlagen: await nachweiseOf(renderer, vorlage, angaben, options),
      })),
    )
  } finally {
    await renderer.close()
  }
}

function vorbild() {
  return readBeispiele(join(root, 'rules'), 'wohngeld').find((b) => b.id === 'e1')!
}

/** As it stands in the table. */
export function nameOf(profil: Profil, nachweise: number): string {
  if (profil === 'ohne') return 'ohne PDF und Anlagen'
  return nachweise === GELESEN ? 'mit PDF und Anlagen' : `mit PDF und ${nachweise} Anlagen`
}

export function musterFor(profil: Profil, muster: readonly Muster[]): Muster[] {
  return profil === 'voll' ? [...muster] : muster.map((m) => ({ ...m, anlagen: [] }))
}

/** The product on a fresh installation below `ordner`. */
export async function stelleAuf(
  profil: Profil,
  options: { db: Datenbank; ordner: string; name: string; nachweise: number; execArgv?: string[] },
): Promise<Aufstellung> {
  const { db, name, nachweise, execArgv } = options
  const daten = join(options.ordner, name)
  mkdirSync(daten, { recursive: true })
  const aufbau = { mongodbUri: db.uri, daten, prefix: name }
  const kurz = regelnFor(profil, nachweise, daten)
  const regeln = { rules: kurz ?? join(root, 'rules'), gekuerzt: kurz !== undefined }
  const produkt = await startProdukt({ ...aufbau, ...regeln, satz: profil === 'voll' }, execArgv)
  return { produkt, db, prefix: name, austausch: join(daten, 'austausch') }
}

/** A copy of the Leistungspakete below the data folder whose Wohngeld reads no more kinds than these; undefined = as released. */
export function regelnFor(profil: Profil, gelesen: number, daten: string): string | undefined {
  if (profil === 'voll' && gelesen === GELESEN) return undefined
  const wanted = profil === 'ohne' ? [] : vorbild().anlagen.slice(0, gelesen)
  const kept = new Set<string>(wanted.map((a) => a.art))
  const rules = join(daten, 'rules')
  cpSync(join(root, 'rules'), rules, { recursive: true })
  const file = join(rules, 'wohngeld', 'nachweise.json')
  const { nachweise } = JSON.parse(readFileSync(file, 'utf8')) as { nachweise: { id: string; lesen?: object }[] }
  writeFileSync(file, JSON.stringify({ nachweise: nachweise.filter((n) => !n.lesen || kept.has(n.id)) }))
  return rules
}
