import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../test/ordner-fuer-tests.ts'
import { type Brief, BriefAuftrag, createBriefZiel } from './brief.ts'
import { createEakteZiel, EakteAblage } from './eakte.ts'
import { nameOf } from './effekt.ts'
import { createFachverfahrenZiel, FallUebergabe } from './fachverfahren.ts'
import { createOrdner } from './ordner.ts'

const vorgangId = 'TEST-TEST-TEST-TEST-G'
const metadaten = {
  vorgangId,
  aktenzeichen: '50.1-2025-1',
  leistung: 'wohngeld',
  organisationseinheit: 'wohngeldbehoerde',
  frist: { art: 'rechtsbehelf' as const, datum: '2025-07-07' },
}
const auftrag = (art: string) => ({
  effekt: { art, vorgangId, seq: 5 },
  datum: '2025-06-01',
  metadaten,
  dokumentId: 'd1',
})
const brief: Brief = {
  ...auftrag('Bescheid'),
  empfaenger: ['Erika Mustermann', 'Hauptstraße 1', '12345 Musterstadt'],
  pdf: Buffer.from('%PDF-1.7'),
}
const read = async (pfad: string, name: string) => JSON.parse(await readFile(join(pfad, name), 'utf8'))

test('a letter is a print file and a job that names receiver, date, length and check sum', async () => {
  const pfad = await freshFolder()
  const beleg = await (await createBriefZiel(pfad)).schreibe(brief)
  expect(beleg).toEqual({
    effekt: `Bescheid_${vorgangId}_5`,
    dateien: [`Bescheid_${vorgangId}_5.pdf`, `Bescheid_${vorgangId}_5.json`],
    dokumentId: 'd1',
    datum: '2025-06-01',
  })
  const job = BriefAuftrag.parse(await read(pfad, `Bescheid_${vorgangId}_5.json`))
  expect(job.empfaenger[0]).toBe('Erika Mustermann')
  expect(job.dateien).toEqual([
    {
      datei: `Bescheid_${vorgangId}_5.pdf`,
      laenge: 8,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ])
})

test('an effect is found only when its job file is there, and then as it was performed', async () => {
  const pfad = await freshFolder()
  const ziel = await createBriefZiel(pfad)
  expect(await ziel.finde(brief.effekt)).toBeUndefined()
  const beleg = await ziel.schreibe(brief)
  expect(await ziel.finde(brief.effekt)).toEqual(beleg)
  await rm(join(pfad, `Bescheid_${vorgangId}_5.json`))
  expect(await ziel.finde(brief.effekt)).toBeUndefined()
  expect(await ziel.schreibe(brief)).toEqual(beleg)
})

test('an effect is found done also when the receiver has it and it was archived', async () => {
  const pfad = await freshFolder()
  const beleg = await (await createBriefZiel(pfad)).schreibe(brief)
  await writeFile(join(pfad, `${beleg.effekt}.quittung`), '')
  await (await createOrdner(pfad)).archiviere(async () => true)
  expect(await (await createBriefZiel(pfad)).finde(brief.effekt)).toEqual(beleg)
})

test.each(['vorgangId', 'aktenzeichen', 'leistung', 'organisationseinheit', 'frist'])(
  'without %s nothing is written',
  async (feld) => {
    const pfad = await freshFolder()
    const ziel = await createBriefZiel(pfad)
    for (const wert of [undefined, '', '  ']) {
      const faulty = { ...brief, metadaten: { ...metadaten, [feld]: wert } } as Brief
      await expect(ziel.schreibe(faulty)).rejects.toThrow()
    }
    expect(await readdir(pfad)).toEqual(['archiv'])
  },
)

test('metadata of another Vorgang are refused', async () => {
  const ziel = await createBriefZiel(await freshFolder())
  const other = { ...brief, metadaten: { ...metadaten, vorgangId: '76NN-2Y8S-0D2T-68Y9-A' } }
  await expect(ziel.schreibe(other)).rejects.toThrow()
})

test('what lies under the name of an effect counts as done only when it is that effect, whole', async () => {
  const pfad = await freshFolder()
  const ziel = await createBriefZiel(pfad)
  const { effekt, dateien } = await ziel.schreibe(brief)
  const job = join(pfad, `${effekt}.json`)
  expect(await ziel.finde(brief.effekt)).toMatchObject({ effekt, dateien })
  const other = { ...brief.effekt, seq: brief.effekt.seq + 1 }
  await copyFile(job, join(pfad, `${nameOf(other)}.json`))
  await expect(ziel.finde(other)).rejects.toThrow('ein anderer Auftrag')
  await writeFile(join(pfad, `${effekt}.pdf`), '%PDF gekürzt')
  await expect(ziel.finde(brief.effekt)).rejects.toThrow('fehlt oder ist eine andere')
})

test('the Fachverfahren gets the decided case, and an open amount never leaves the house', async () => {
  const pfad = await freshFolder()
  const ziel = await createFachverfahrenZiel(pfad)
  const fall = {
    fachverfahren: 'soziales' as const,
    antrag: { eingegangenAm: '2025-06-01', angaben: { wohnung: { miete: '520.00' } } },
    entscheidung: {
      datum: '2025-06-01',
      weg: 'dunkel' as const,
      person: '',
      ausgang: 'bewilligung' as const,
      codes: [],
      ausgabe: 'a1',
      fassungen: ['2025-01-01'],
    },
    zahlungen: [{ von: '2025-06-01', bis: '2026-05-31', fassung: '2025-01-01', betrag: '110' }],
    bescheid: { aufgabe: '2025-06-01', bekanntgabe: '2025-06-05', rechtsbehelfBis: '2025-07-07' },
  }
  const open = { ...fall, zahlungen: [{ ...fall.zahlungen[0]!, betrag: null as unknown as string }] }
  await expect(ziel.schreibe({ ...auftrag('Uebergabe'), fall: open })).rejects.toThrow()
  await ziel.schreibe({ ...auftrag('Uebergabe'), fall })
  const file = FallUebergabe.parse(await read(pfad, `Uebergabe_${vorgangId}_5.json`))
  expect(file.zahlungen[0]!.betrag).toBe('110')
  expect(file.metadaten.aktenzeichen).toBe('50.1-2025-1')
})

test('the eAkte gets each document under its own name and the list of them last', async () => {
  const pfad = await freshFolder()
  const beleg = await (await createEakteZiel(pfad)).schreibe({
    ...auftrag('Ablage'),
    aktenplan: '50.1',
    dokumente: [
      {
        kennung: 'Antrag',
        titel: 'Antrag',
        medientyp: 'application/json',
        vom: '2025-06-01',
        bytes: Buffer.from('{}'),
      },
      {
        kennung: 'Nachweis-01',
        titel: 'Foto',
        medientyp: 'image/x-unbekannt',
        vom: '2025-06-01',
        bytes: Buffer.from('?'),
      },
      {
        kennung: 'Bescheid',
        titel: 'Bescheid',
        medientyp: 'application/pdf',
        vom: '2025-06-02',
        bytes: Buffer.from('%'),
      },
    ],
  })
  expect(beleg.dateien).toEqual([
    `Antrag_${vorgangId}_5.json`,
    `Nachweis-01_${vorgangId}_5.bin`,
    `Bescheid_${vorgangId}_5.pdf`,
    `Ablage_${vorgangId}_5.json`,
  ])
  const liste = EakteAblage.parse(await read(pfad, `Ablage_${vorgangId}_5.json`))
  expect(liste.dokumente.map((d) => d.datei)).toEqual(beleg.dateien.slice(0, 3))
})
