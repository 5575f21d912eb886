import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { freshFolder } from '../test/ordner-fuer-tests.ts'
import { createOrdner, type Datei } from './ordner.ts'

const effekt = { art: 'Bescheid', vorgangId: 'TEST-TEST-TEST-TEST-G', seq: 7 }
const name = 'Bescheid_TEST-TEST-TEST-TEST-G_7'
const files = (text = 'Druckdatei'): Datei[] => [
  { art: 'Bescheid', endung: 'pdf', bytes: Buffer.from(text) },
  { art: 'Bescheid', endung: 'json', bytes: Buffer.from('{}') },
]
const visible = async (pfad: string) => (await readdir(pfad)).filter((n) => n !== 'archiv').sort()

test('an effect is written once; repeating it changes nothing and gives the same names', async () => {
  const pfad = await freshFolder()
  const ordner = await createOrdner(pfad)
  const first = await ordner.schreibe(effekt, files())
  const again = await (await createOrdner(pfad)).schreibe(effekt, files())
  expect(first).toEqual([`${name}.pdf`, `${name}.json`])
  expect(again).toEqual(first)
  expect(await visible(pfad)).toEqual([`${name}.json`, `${name}.pdf`])
})

test('other bytes under the same name are an error, and the first stay', async () => {
  const pfad = await freshFolder()
  const ordner = await createOrdner(pfad)
  await ordner.schreibe(effekt, files('erste'))
  await expect(ordner.schreibe(effekt, files('zweite'))).rejects.toThrow(`${name}.pdf`)
  expect(await readFile(join(pfad, `${name}.pdf`), 'utf8')).toBe('erste')
})

test('twenty writers at once make one file, whole', async () => {
  const pfad = await freshFolder()
  const big = 'x'.repeat(300_000)
  const writers = await Promise.all(Array.from({ length: 20 }, () => createOrdner(pfad)))
  const results = await Promise.all(writers.map((w) => w.schreibe(effekt, files(big))))
  expect(new Set(results.map(String)).size).toBe(1)
  expect(await visible(pfad)).toEqual([`${name}.json`, `${name}.pdf`])
  expect(await readFile(join(pfad, `${name}.pdf`), 'utf8')).toBe(big)
})

test('twenty writers who contradict each other: one wins, nineteen are told, nothing is mixed', async () => {
  const pfad = await freshFolder()
  const ordner = await createOrdner(pfad)
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => ordner.schreibe(effekt, files(String(i).repeat(50_000)))),
  )
  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
  const text = await readFile(join(pfad, `${name}.pdf`), 'utf8')
  expect(text).toBe(text.slice(0, text.length / 50_000).repeat(50_000))
})

test('a writer killed at any instant leaves only whole files, and a repeat completes them', async () => {
  const pfad = await freshFolder()
  for (let round = 0; round < 4; round++) {
    const script = new URL('../test/schreiber.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [script, pfad, effekt.vorgangId], { stdio: ['ignore', 'pipe', 'inherit'] })
    let acknowledged = 0
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => {
      acknowledged = Number(line)
      if (acknowledged === 5 + round * 3) setTimeout(() => child.kill('SIGKILL'), round)
    })
    await once(child, 'close')
    expect(acknowledged).toBeGreaterThanOrEqual(5)
    const names = await visible(pfad)
    for (let seq = 1; seq <= acknowledged; seq++) expect(names).toContain(`Bescheid_${effekt.vorgangId}_${seq}.json`)
    for (const n of names.filter((n) => n.endsWith('.pdf'))) {
      const bytes = await readFile(join(pfad, n))
      expect(bytes.equals(Buffer.alloc(400_000, Number(n.split('_')[2]!.split('.')[0]) % 251))).toBe(true)
    }
    for (const n of names.filter((n) => n.endsWith('.json') && !n.startsWith('.')))
      expect(names).toContain(n.replace('.json', '.pdf'))
  }
}, 30_000)

test('what a killed writer left half written is hidden from the receiver, hinders nobody and is swept later', async () => {
  const pfad = await freshFolder()
  const ordner = await createOrdner(pfad)
  const torn = join(pfad, `.${name}.pdf.4d1c.tmp`)
  await writeFile(torn, 'Dru')
  await ordner.schreibe(effekt, files())
  expect(await ordner.raeumeAuf(new Date(Date.now() - 3_600_000))).toBe(0)
  await utimes(torn, 1, 1)
  expect(await ordner.raeumeAuf(new Date(Date.now() - 3_600_000))).toBe(1)
  expect(await visible(pfad)).toEqual([`${name}.json`, `${name}.pdf`])
})

test('a symbolic link planted under the name is neither followed nor overwritten', async () => {
  const pfad = await freshFolder()
  const ordner = await createOrdner(pfad)
  const elsewhere = join(pfad, '..', 'fremd.txt')
  await writeFile(elsewhere, 'Druckdatei')
  await symlink(elsewhere, join(pfad, `${name}.pdf`))
  await expect(ordner.schreibe(effekt, files())).rejects.toThrow()
  expect(await readFile(elsewhere, 'utf8')).toBe('Druckdatei')
})

test('only what is acknowledged and evidenced moves to the archive, and is found there', async () => {
  const pfad = await freshFolder()
  const ordner = await createOrdner(pfad)
  await ordner.schreibe(effekt, files())
  const exists = (...parts: string[]) =>
    access(join(pfad, ...parts)).then(
      () => true,
      () => false,
    )

  expect(await ordner.archiviere(async () => true)).toEqual([])
  await writeFile(join(pfad, `${name}.quittung`), '')
  await writeFile(join(pfad, '..quittung'), '')
  expect(await ordner.archiviere(async () => false)).toEqual([])
  expect(await exists(`${name}.pdf`)).toBe(true)

  expect(await ordner.archiviere(async (e) => e.seq === 7)).toEqual([name])
  expect(await exists(`${name}.pdf`)).toBe(false)
  expect(await exists('archiv', `${name}.pdf`)).toBe(true)
  expect(await exists(`${name}.quittung`)).toBe(true)
  expect(await ordner.lies(`${name}.json`)).toEqual(Buffer.from('{}'))
  expect(await ordner.archiviere(async () => true)).toEqual([])
})
