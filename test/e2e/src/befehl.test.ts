import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { befiehl, type Eingereicht, ereignisse, lies, reicheEin, reicheNach, uebernimm } from './aktionen.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall, mitAnlage } from './faelle.ts'

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00' })
})
afterAll(() => c?.stop())

const entscheiden = (gesehen: number) => ({
  befehl: 'entscheiden',
  gesehen,
  ausgang: 'bewilligung',
  gruende: [{ norm: '§ 4 WoGG', text: 'Die Unterlagen wurden geprüft.' }],
})
const widerspruch = () =>
  reicheEin(c, mitAnlage(fall(c, 'e1'), 'rentenbescheid', { abweichung: { name: 'Heinz Weber' } }))

describe('the seq that a person names', () => {
  it('must have been there: a number from the future does not hide what is new', async () => {
    const vorgang = await widerspruch()
    await uebernimm(c, vorgang.vorgangId)
    await reicheNach(c, vorgang, { mitteilung: 'Bitte warten Sie noch.' })
    const refused = await befiehl(c, vorgang.vorgangId, entscheiden(1_000_000)).expect(422)
    expect(refused.body.errors).toMatchObject([{ pointer: '/gesehen' }])
    expect(await ereignisse(c, vorgang, 'entscheidung.getroffen')).toEqual([])
  })
  it('stands in the decision, with the person', async () => {
    const vorgang = await widerspruch()
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    await befiehl(c, vorgang.vorgangId, entscheiden(seq)).expect(200)
    const [decision] = await ereignisse(c, vorgang, 'entscheidung.getroffen')
    expect(decision?.fakten).toMatchObject({ weg: 'person', person: 'sb-1', gesehen: seq })
  })
})

describe('an Idempotency-Key of a command', () => {
  let vorgang: Eingereicht
  const key = randomUUID()
  const send = (befehl: object) => befiehl(c, vorgang.vorgangId, befehl).set('Idempotency-Key', key)
  it('takes effect once, and never stands for another command', async () => {
    vorgang = await widerspruch()
    const { seq } = await lies(c, vorgang.vorgangId)
    const first = await send({ befehl: 'uebernehmen', gesehen: seq }).expect(200)
    const again = await send({ befehl: 'uebernehmen', gesehen: seq }).expect(200)
    expect(again.body).toEqual(first.body)
    const other = await send(entscheiden(first.body.seq))
    expect([other.status, other.body.type]).toEqual([422, 'urn:weiche:problem:schluessel-vergeben'])
    expect(await ereignisse(c, vorgang, 'vorgang.uebernommen')).toHaveLength(1)
    expect(await ereignisse(c, vorgang, 'entscheidung.getroffen')).toEqual([])
  })
})

it('a correction of a place that the Antrag does not have is refused, not ignored', async () => {
  const vorgang = await widerspruch()
  const { seq } = await uebernimm(c, vorgang.vorgangId)
  const angaben = { 'haushalt.mitglieder[m9].gdb': 80 }
  const refused = await befiehl(c, vorgang.vorgangId, {
    befehl: 'berichtigen',
    gesehen: seq,
    angaben,
    grund: 'Ausweis',
  })
  expect(refused.status).toBe(422)
  expect(refused.body.errors[0].pointer).toContain('m9')
})
