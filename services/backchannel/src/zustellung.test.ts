import type { Paket } from '@weiche/regelwerk'
import { isRuhend, standOf } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { type Hinweissendung, type Kanal, Kanalstoerung, type Zustellung } from '@weiche/zustellung'
import { describe, expect, test } from 'vitest'
import { angaben, entschieden, geprueft, nachgefordert } from '../test/faelle.ts'
import { createUmgebung } from '../test/umgebung.ts'
import { wohngeld } from '../test/wohngeld.ts'

const id = e.testVorgangId
const decided = [...geprueft, [entschieden(1)]]
const withEmail = { ...angaben, antragsteller: { ...angaben.antragsteller, email: 'joerdis@example.org' } }
const decidedWithEmail = [
  [e.eingegangen(withEmail)],
  [e.geprueft(1, { angaben: withEmail })],
  [e.zugeordnet(1)],
  [entschieden(1)],
]
const UNBEKANNT = 'unbekannt-verzogen'

/** A channel of hints that notes what it was given and answers what the test says. */
function notingKanal(erkenntWiederholung: boolean) {
  const sent: Hinweissendung[] = []
  const state: { answer: Zustellung | 'weg' } = {
    answer: { kind: 'zugestellt', quittung: '250', tag: '2025-06-01', dateien: [], dokumentId: '' },
  }
  const kanal: Kanal<Hinweissendung> = {
    name: 'mail',
    erkenntWiederholung,
    async stelleZu(sendung) {
      if (state.answer === 'weg') throw new Kanalstoerung('weg')
      sent.push(sendung)
      return state.answer
    },
  }
  return { kanal, sent, state }
}

describe('a letter that comes back', () => {
  test('keeps the Vorgang open and brings a person with a code; sent to a new address it is proven anew', async () => {
    const u = await createUmgebung(decided)
    await u.settle()
    await u.append(e.uebergeben(), e.abgelegt())
    expect(standOf(await u.fold())).toBe('abgeschlossen')
    expect(await u.ruecklauf(id, `Bescheid_${id}_5`, UNBEKANNT)).toBe('vermerkt')
    const back = await u.fold()
    expect(standOf(back)).toBe('bei-person')
    expect(back.aussteuerungen.map((a) => a.fakten)).toMatchObject([
      { codes: ['ZUSTELLUNG-UNZUSTELLBAR'], anlass: 'zustellung' },
    ])
    await u.settle()
    expect((await u.letters()).filter((n) => n.endsWith('.pdf'))).toHaveLength(1)

    u.clock.now = new Date('2025-07-10T10:00:00Z')
    await u.append(e.nochmal(5))
    const { seq } = await u.fold()
    await u.settle()
    const v = await u.fold()
    expect(standOf(v)).toBe('abgeschlossen')
    expect(v.versand?.fakten).toMatchObject({ effekt: `Bescheid_${id}_${seq}`, aufgabe: '2025-07-10' })
    const job = await u.job(`Bescheid_${id}_${seq}.json`)
    expect(job['empfaenger']).toEqual(['Erika Muster', 'Neuer Weg 2', '24999 Beispielhausen'])
    const letter = await u.letter(`Bescheid_${id}_${seq}.pdf`)
    expect(letter).toMatchObject({ art: 'bescheid', datum: '2025-06-01', empfaenger: job['empfaenger'] })
  })

  test('is noted once, however often it is told, and what nobody sent is not noted', async () => {
    const u = await createUmgebung(decided)
    await u.settle()
    const before = (await u.types()).length
    expect(await u.ruecklauf(id, `Bescheid_${id}_99`, UNBEKANNT)).toBe('fremd')
    expect(await u.ruecklauf('76NN-2Y8S-0D2T-68Y9-A', `Bescheid_${id}_5`, UNBEKANNT)).toBe('fremd')
    const times = Array.from({ length: 5 }, () => u.ruecklauf(id, `Bescheid_${id}_5`, UNBEKANNT))
    expect(new Set(await Promise.all(times))).toEqual(new Set(['vermerkt']))
    expect((await u.types()).slice(before)).toEqual(['zustellung.gescheitert', 'vorgang.ausgesteuert'])
  })

  test('a request that did not arrive runs no deadline', async () => {
    const u = await createUmgebung([...geprueft, [nachgefordert(1, '2025-06-30')]])
    await u.settle()
    await u.ruecklauf(id, `Nachforderung_${id}_4`, UNBEKANNT)
    u.clock.now = new Date('2025-12-01T10:00:00Z')
    await u.settle()
    expect(await u.types()).not.toContain('erinnerung.veranlasst')
    expect(isRuhend(await u.fold())).toBe(true)
  })

  test('who can be reached otherwise is told at once that there is something', async () => {
    const mail = notingKanal(false)
    const u = await createUmgebung(decidedWithEmail, undefined, { kanaele: { mail: mail.kanal } })
    await u.settle()
    await u.ruecklauf(id, `Bescheid_${id}_5`, UNBEKANNT)
    await u.settle()
    expect(mail.sent).toHaveLength(2)
    expect(new Set(mail.sent.map((s) => s.effekt)).size).toBe(2)
  })
})

test('a mail that bounces later is noted at its hint; the Bescheid stays delivered', async () => {
  const mail = notingKanal(false)
  const u = await createUmgebung(decidedWithEmail, undefined, { kanaele: { mail: mail.kanal } })
  await u.settle()
  expect(await u.ruecklauf(id, mail.sent[0]!.effekt, 'rueckmeldung')).toBe('vermerkt')
  expect(await u.ruecklauf(id, mail.sent[0]!.effekt, 'rueckmeldung')).toBe('vermerkt')
  const v = await u.fold()
  expect(v.hinweise.find((h) => h.kanal === 'mail')?.stand).toBe('gescheitert')
  expect(v.versand).toBeDefined()
})

describe('the ways that the package names', () => {
  const beide = { kanaele: ['postfach', 'brief'] as const, norm: '§ 9 OZG' }
  const portal = {
    ...wohngeld,
    kopf: { ...wohngeld.kopf, zustellung: { bescheid: beide, schreiben: beide, hinweise: ['postfach'] } },
  } as unknown as Paket

  test('are taken in their order: where the mailbox takes legal effect no letter is sent', async () => {
    const u = await createUmgebung(decided, undefined, { paket: portal })
    await u.settle()
    expect((await u.fold()).versand?.fakten).toMatchObject({ kanal: 'postfach', aufgabe: '2025-06-01', dateien: [] })
    expect(await u.letters()).toEqual([])
    expect(await u.types()).not.toContain('hinweis.versandt')
  })

  test('when the first one is closed for good, the next one is taken without a person', async () => {
    const zu: Kanal<never> = {
      name: 'postfach',
      erkenntWiederholung: true,
      stelleZu: async () => ({ kind: 'unzustellbar', grund: 'kein-postfach' }),
    }
    const u = await createUmgebung(decided, undefined, { paket: portal, kanaele: { postfach: zu } })
    await u.settle()
    expect((await u.fold()).versand?.fakten.kanal).toBe('brief')
    expect((await u.fold()).aussteuerungen).toEqual([])
    expect((await u.letters()).filter((n) => n.endsWith('.pdf'))).toHaveLength(1)
  })

  test('Wohngeld takes legal effect by letter only; mailbox and mail start no period', async () => {
    const mail = notingKanal(false)
    const u = await createUmgebung(decidedWithEmail, undefined, { kanaele: { mail: mail.kanal } })
    await u.wake('backchannel.erstelle')
    await u.wake('backchannel.weiseHin')
    expect(mail.sent).toEqual([])
    await u.settle()
    const v = await u.fold()
    expect(v.versand?.fakten.kanal).toBe('brief')
    expect(v.hinweise.map((h) => [h.kanal, h.stand])).toEqual([
      ['postfach', 'versandt'],
      ['mail', 'versandt'],
    ])
    expect(mail.sent).toMatchObject([{ email: 'joerdis@example.org', seite: `https://portal.example/antraege/${id}` }])
  })
})

describe('a hint by a channel that cannot recognise a repeat', () => {
  const setUp = async () => {
    const mail = notingKanal(false)
    const u = await createUmgebung(decidedWithEmail, undefined, { kanaele: { mail: mail.kanal } })
    await u.wake('backchannel.erstelle')
    await u.wake('backchannel.versende')
    return { mail, u }
  }

  test('two processes at once send one', async () => {
    const { mail, u } = await setUp()
    const other = u.zweiter()
    await Promise.all([u.wake('backchannel.weiseHin'), u.wake('backchannel.weiseHin', other)])
    await u.settle()
    expect(mail.sent).toHaveLength(1)
    expect((await u.types()).filter((t) => t === 'hinweis.versandt')).toHaveLength(2)
  })

  test('a process that dies after sending leaves the lease; another one waits for its end and sends again', async () => {
    const { mail, u } = await setUp()
    const append = u.log.append
    u.log.append = async (entry) => {
      if (entry.ereignisse.some((x) => x.type === 'hinweis.versandt')) throw new Kanalstoerung('killed')
      return append(entry)
    }
    await u.wake('backchannel.weiseHin')
    u.log.append = append
    expect(mail.sent).toHaveLength(1)
    const other = u.zweiter()
    await u.wake('backchannel.weiseHin', other)
    expect(mail.sent).toHaveLength(1)
    u.clock.now = new Date(u.clock.now.getTime() + 11 * 60_000)
    await u.wake('backchannel.weiseHin', other)
    expect(mail.sent.map((s) => s.effekt)).toEqual(Array(2).fill(mail.sent[0]!.effekt))
    expect((await u.fold()).hinweise.at(-1)?.stand).toBe('versandt')
  })

  test('while the server is away nobody is asked and the Vorgang does not rest; later it is sent', async () => {
    const { mail, u } = await setUp()
    await u.append(e.uebergeben(), e.abgelegt())
    const good = mail.state.answer
    mail.state.answer = 'weg'
    await u.wake('backchannel.weiseHin')
    const v = await u.fold()
    expect(v.aussteuerungen).toEqual([])
    expect(isRuhend(v)).toBe(false)
    mail.state.answer = good
    await u.wake('backchannel.weiseHin', u.zweiter())
    expect(mail.sent).toEqual([])
    await u.wake('backchannel.weiseHin')
    expect(mail.sent).toHaveLength(1)
    expect(isRuhend(await u.fold())).toBe(true)
  })

  test('an address that does not exist is noted with its code, and the Bescheid stays delivered', async () => {
    const { mail, u } = await setUp()
    mail.state.answer = { kind: 'unzustellbar', grund: 'smtp-550' }
    await u.settle()
    const v = await u.fold()
    expect(v.hinweise.at(-1)).toMatchObject({ kanal: 'mail', stand: 'gescheitert' })
    expect(v.versand).toBeDefined()
    expect(v.aussteuerungen).toEqual([])
  })
})
