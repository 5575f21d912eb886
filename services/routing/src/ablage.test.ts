import { readdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EakteAblage, FallUebergabe } from '@weiche/austausch'
import { bescheide, type Ereignis } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { expect, test } from 'vitest'
import { createUmgebung } from '../test/umgebung.ts'

const id = e.testVorgangId
const anlage = {
  anlageId: 'a1',
  art: 'mietbescheinigung',
  betrifft: '',
  dateiname: '../../etc/passwd',
  medientyp: 'application/pdf',
  laenge: 9,
  pruefsumme: 'h',
}
const decided: Ereignis[][] = [
  [e.eingegangen({ wohnung: { miete: '520.00' } }, [anlage])],
  [e.geprueft(1, { angaben: { wohnung: { miete: '520.00' } } })],
  [e.zugeordnet(1)],
  [e.entschieden(1)],
  [e.bescheid(1)],
  [e.versandt()],
]
const visible = async (folder: string) => (await readdir(folder)).filter((n) => n !== 'archiv').sort()
const folders = async (root: string) => (await readdir(root)).sort()

test.each([4, 5])('without a proven dispatch of the Bescheid nothing leaves the house (%s)', async (commits) => {
  const u = await createUmgebung(...decided.slice(0, commits))
  await u.wake('routing.uebergebe')
  await u.wake('routing.legeAb')
  expect(await folders(u.root)).toEqual(['eakte'])
  expect(await visible(join(u.root, 'eakte'))).toEqual([])
  expect(await u.types()).not.toContain('akte.abgelegt')
})

test('the decided case goes to the Fachverfahren once, dated by the proven dispatch', async () => {
  const u = await createUmgebung(...decided)
  await u.wake('routing.uebergebe')
  await u.wake('routing.uebergebe')
  expect(await visible(join(u.root, 'soziales'))).toEqual([`Uebergabe_${id}_5.json`])
  expect((await u.types()).filter((t) => t === 'fachverfahren.uebergeben')).toHaveLength(1)
  const file = FallUebergabe.parse(
    JSON.parse(await readFile(join(u.root, 'soziales', `Uebergabe_${id}_5.json`), 'utf8')),
  )
  expect(file).toMatchObject({
    datum: '2025-06-01',
    zahlungen: [{ betrag: '110' }],
    bescheid: { aufgabe: '2025-06-01', bekanntgabe: '2025-06-05', rechtsbehelfBis: '2025-07-07' },
    metadaten: { aktenzeichen: '50.1-2025-1', organisationseinheit: 'wohngeldbehoerde' },
  })
})

test('the eAkte gets Antrag, Nachweise and Bescheid; names of the citizen stay out of file names', async () => {
  const u = await createUmgebung(...decided)
  await u.wake('routing.legeAb')
  const names = [`Antrag_${id}_5.json`, `Nachweis-01_${id}_5.pdf`, `Bescheid_${id}_5.pdf`, `Ablage_${id}_5.json`]
  expect(await visible(join(u.root, 'eakte'))).toEqual([...names].sort())
  expect((await u.fold()).ablage?.fakten.dateien).toEqual(names)
  const list = EakteAblage.parse(JSON.parse(await readFile(join(u.root, 'eakte', names[3]!), 'utf8')))
  expect(list.dokumente.map((d) => d.titel)).toEqual(['Antrag', 'Mietbescheinigung', 'Bescheid'])
  expect(await readFile(join(u.root, 'eakte', names[1]!), 'utf8')).toBe('Anlage a1')
})

test('a crash between effect and evidence, and a Nachreichung before the repeat: same names, same bytes, one evidence', async () => {
  const u = await createUmgebung(...decided)
  for (const [handler, folder] of [
    ['routing.uebergebe', 'soziales'],
    ['routing.legeAb', 'eakte'],
  ] as const) {
    const append = u.log.append
    u.log.append = async () => {
      throw new Error('away')
    }
    await u.wake(handler)
    u.log.append = append
    const before = new Map<string, Buffer>()
    for (const name of await visible(join(u.root, folder))) before.set(name, await readFile(join(u.root, folder, name)))
    const { seq } = await u.fold()
    const base = {
      vorgangId: id,
      gesehen: seq,
      service: 'intake',
      zeitpunkt: new Date('2025-06-04T08:00:00Z'),
    } as const
    await append({ ...base, ursache: `n${seq}`, ereignisse: [e.nachgereicht({ 'wohnung.miete': '900' }, 'Neu')] })
    // Half of the effect is lost, as if it had been killed before the job file.
    await unlink(join(u.root, folder, [...before.keys()].find((n) => /^(Ablage|Uebergabe)/.test(n))!))
    await u.wake(handler)
    for (const [name, bytes] of before) expect(await readFile(join(u.root, folder, name))).toEqual(bytes)
    expect(await visible(join(u.root, folder))).toEqual([...before.keys()])
  }
  const types = await u.types()
  expect(types.filter((t) => t === 'fachverfahren.uebergeben')).toHaveLength(1)
  expect(types.filter((t) => t === 'akte.abgelegt')).toHaveLength(1)
})

const versagt: Ereignis[][] = [
  ...decided.slice(0, 3),
  [e.nachgefordert(1, '2025-06-30')],
  [e.versagt(1, 4)],
  [e.bescheid(1, 5)],
  [e.versandt(6)],
]
const filed = async (u: Awaited<ReturnType<typeof createUmgebung>>) => {
  await u.wake('routing.uebergebe')
  await u.wake('routing.legeAb')
}

test('a Versagung is handed over without payment; after the revival only what is new is filed, and the decision takes its place', async () => {
  const u = await createUmgebung(...versagt)
  await filed(u)
  const over = async (seq: number) =>
    FallUebergabe.parse(JSON.parse(await readFile(join(u.root, 'soziales', `Uebergabe_${id}_${seq}.json`), 'utf8')))
  expect(await over(6)).toMatchObject({ entscheidung: { ausgang: 'versagung', weg: 'person' }, zahlungen: [] })
  expect((await u.fold()).ablage?.fakten.dateien).toContain(`Antrag_${id}_6.json`)

  const later = await createUmgebung(
    ...[...versagt, [e.uebergeben(6)], [e.abgelegt(6)], [e.nachgereicht()], [e.geprueft(10)], [e.zugeordnet(10)]],
    ...[[e.entschieden(10, 'person')], [e.bescheid(10, 13)], [e.versandt(14)]],
  )
  await filed(later)
  expect((await later.fold()).ablage?.fakten.dateien).toEqual([
    `Nachreichung-01_${id}_14.json`,
    `Bescheid_${id}_14.pdf`,
    `Ablage_${id}_14.json`,
  ])
  expect(bescheide(await later.fold()).map((b) => b.uebergabe?.fakten.bescheid)).toEqual([`${id}:6.0`, `${id}:14.0`])
})

test('a Versagung whose Vorgang was revived before it was filed is filed all the same', async () => {
  const u = await createUmgebung(...versagt, [e.nachgereicht()])
  await filed(u)
  expect(bescheide(await u.fold())[0]).toMatchObject({ uebergabe: { fakten: { bescheid: `${id}:6.0` } }, ablage: {} })
})

const assignedTo = (fachverfahren: string): Ereignis => {
  const assigned = e.zugeordnet(1) as Extract<Ereignis, { type: 'vorgang.zugeordnet' }>
  return { ...assigned, fakten: { ...assigned.fakten, fachverfahren } }
}

test('any Fachverfahren that the package names gets the case in its own folder, in its own format', async () => {
  const u = await createUmgebung(...decided.with(2, [assignedTo('steuern')]))
  await u.wake('routing.uebergebe')
  expect(await visible(join(u.root, 'steuern'))).toEqual([`Uebergabe_${id}_5.json`])
  const file = FallUebergabe.parse(
    JSON.parse(await readFile(join(u.root, 'steuern', `Uebergabe_${id}_5.json`), 'utf8')),
  )
  expect(file).toMatchObject({ format: 'steuern-uebergabe/1', fachverfahren: 'steuern' })
})

test('a Fachverfahren without a connection brings a person, with a code', async () => {
  const u = await createUmgebung(...decided.with(2, [assignedTo('gesperrt')]))
  await writeFile(join(u.root, 'gesperrt'), 'a file where the folder should be')
  await u.wake('routing.uebergebe')
  expect((await u.fold()).aussteuerungen[0]?.fakten.codes).toEqual(['TECHNIK-ROUTING-UEBERGEBE'])
})
