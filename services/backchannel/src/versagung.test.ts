import type { Bescheid, Versagung } from '@weiche/dokumente'
import { bescheide } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { expect, test } from 'vitest'
import { entschieden, geprueft, versagt } from '../test/faelle.ts'
import { createUmgebung } from '../test/umgebung.ts'

const given = [...geprueft, ...versagt]
const name = (seq: number) => `Bescheid_${e.testVorgangId}_${seq}`
const gesendet = async () => {
  const u = await createUmgebung(given)
  u.clock.now = new Date('2025-07-25T10:00:00Z')
  await u.settle()
  return u
}

test('a Versagung is a Bescheid: what is missing, the facts, the reasons of the person, what can still be done, the remedy', async () => {
  const u = await gesendet()
  const letter = (await u.letter(`${name(11)}.pdf`)) as Versagung
  expect(letter).toMatchObject({
    art: 'versagung',
    norm: '§ 66 Abs. 1 SGB I',
    erschwerung: ['Die Miete ist nicht zu ermitteln.'],
    ermessen: ['Es gibt kein milderes Mittel.'],
    punkte: [{ norm: '§ 60 SGB I' }],
  })
  const facts = JSON.stringify(letter.sachverhalt)
  for (const day of ['1. Juni 2025', '1. Juli 2025', '21. Juli 2025']) expect(facts).toContain(day)
  expect(JSON.stringify(letter.nachholen)).toContain('§ 67 SGB I')
  expect(JSON.stringify(letter.rechtsbehelf)).toContain('Widerspruch')
  expect(JSON.stringify(letter)).not.toContain('{{')
})

test('it is delivered with proof, and its job names the period for the remedy', async () => {
  const u = await gesendet()
  const v = await u.fold()
  expect(v.versand?.fakten).toMatchObject({ aufgabe: '2025-07-25', kanal: 'brief' })
  expect(await u.job(`${name(11)}.json`)).toMatchObject({
    metadaten: { frist: { art: 'rechtsbehelf', datum: '2025-08-29' } },
  })
})

test('what comes in before its letter was printed revives the Vorgang, and the letter leaves all the same', async () => {
  const u = await createUmgebung(given)
  await u.wake('backchannel.erstelle')
  await u.append(e.nachgereicht())
  await u.settle()
  const v = await u.fold()
  expect(v.bescheid).toBeUndefined()
  expect(bescheide(v)[0]?.versand?.fakten.effekt).toBe(name(11))
  expect(await u.letters()).toEqual([`${name(11)}.json`, `${name(11)}.pdf`])
})

test('what comes in before its Bescheid was made prevents it', async () => {
  const u = await createUmgebung([...given, [e.nachgereicht()]])
  await u.settle()
  expect(await u.types()).not.toContain('bescheid.erstellt')
})

test('the Bescheid after it says which one it takes the place of; both can be fetched as copies', async () => {
  const u = await gesendet()
  await u.append(e.nachgereicht())
  const { grundlage, angaben } = await u.fold()
  await u.append(e.geprueft(grundlage, { angaben }))
  await u.append(e.zugeordnet(grundlage))
  await u.append(entschieden(grundlage, { weg: 'person' }))
  await u.settle()
  expect(u.fehler).toEqual([])
  const [first, second] = bescheide(await u.fold())
  const letter = (await u.letter(`${name(second!.bescheid.seq)}.pdf`)) as Bescheid
  expect(JSON.stringify(letter.ersetzt)).toContain('25. Juli 2025')
  const copy = async (art: 'bescheid' | 'versagung', ereignis: string) =>
    JSON.parse(Buffer.from(await u.service.renderDokument(await u.fold(), { art, ereignis })).toString())
  expect(await copy('versagung', first!.bescheid.id)).toMatchObject({ art: 'versagung', abschrift: true })
  expect(await copy('bescheid', second!.bescheid.id)).toMatchObject({ art: 'bescheid', abschrift: true })
})

test('its letter comes back after the revival: it is not proven any more, a person sends it again', async () => {
  const u = await gesendet()
  await u.append(e.nachgereicht())
  expect(await u.ruecklauf(e.testVorgangId, name(11), 'unbekannt-verzogen')).toBe('vermerkt')
  expect(bescheide(await u.fold())[0]?.versand).toBeUndefined()
  await u.append(e.nochmal(11))
  await u.settle()
  const v = await u.fold()
  expect(bescheide(v)[0]?.versand?.fakten.effekt).not.toBe(name(11))
  expect(((await u.letter(`${bescheide(v)[0]!.versand!.fakten.effekt}.pdf`)) as Versagung).empfaenger).toContain(
    'Neuer Weg 2',
  )
})
