import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Log } from '@weiche/log'
import type { Rolle, SteuerungCommit, SteuerungEreignis } from '@weiche/vorgang'
import { beforeEach, describe, expect, test } from 'vitest'
import { gibMitUnterschriftFrei } from './freigeben.ts'
import { createSchluesselverwaltung, type Schluesselverwaltung } from './schluesselverwaltung.ts'
import { installationsschluessel, type Unterzeichner, unterzeichnerVon } from './signatur.ts'
import { createSteuerungsstand } from './stand.ts'

const uhr = { jetzt: () => new Date('2025-06-01T08:00:00Z') }
const installation = installationsschluessel(randomBytes(32))
const bericht = { faelle: 3, wieErwartet: 3, schloss: [], hinweise: [] }

/** Control streams in memory, with the one promise that matters here: who saw an old state cannot write. */
type Streams = Pick<Log, 'readSteuerung' | 'appendSteuerung'> & { put(strom: string, e: SteuerungEreignis): void }
function streams(): Streams {
  const all = new Map<string, SteuerungCommit[]>()
  const of = (strom: string) => all.get(strom) ?? all.set(strom, []).get(strom)!
  const put = (strom: string, ereignis: SteuerungEreignis) => {
    const commit = { seq: of(strom).length + 1, zeitpunkt: uhr.jetzt().toISOString(), ereignisse: [ereignis] }
    of(strom).push(commit)
    return commit
  }
  return {
    put,
    readSteuerung: async (strom, from = 1) => of(strom).slice(from - 1),
    async appendSteuerung(strom, gesehen, _ursache, _zeitpunkt, [ereignis]) {
      return gesehen === of(strom).length ? { kind: 'appended', commit: put(strom, ereignis!) } : { kind: 'conflict' }
    },
  }
}

type Person = Unterzeichner & { name: string; rolle: Rolle }
const person = (name: string, rolle: Rolle = 'fachbereich'): Person => ({
  ...unterzeichnerVon(generateKeyPairSync('ed25519').privateKey),
  name,
  rolle,
})
const [erika, max, anna] = [person('Erika Muster'), person('Max Beispiel'), person('Anna Test')]

let log: Streams
let keys: Schluesselverwaltung
const stand = () => createSteuerungsstand(log, installation.oeffentlich)
const registriere = (wer: Person, durch?: Unterzeichner) => keys.registriere(wer, durch)
const gibFrei = (ausgabe: string, wer: Unterzeichner) =>
  gibMitUnterschriftFrei({ leistung: 'wohngeld', ausgabe, bericht }, wer, { stand: stand(), uhr, installation })
/** What another process sees. */
const now = async () => (await stand().readNow('wohngeld')).steuerung

beforeEach(() => {
  log = streams()
  const newId = () => randomBytes(8).toString('hex')
  const leistungen = async () => ['wohngeld']
  keys = createSchluesselverwaltung({ stand: stand(), uhr, installation, newId, leistungen })
})

describe('keys', () => {
  test('the first two are registered by the installation, a third by two persons', async () => {
    expect(await registriere(erika)).toMatchObject({ kind: 'registriert' })
    expect(await registriere(max)).toMatchObject({ kind: 'registriert' })
    expect(await registriere(anna)).toMatchObject({ kind: 'abgelehnt', text: expect.stringContaining('zwei Personen') })
    expect(await registriere(anna, erika)).toMatchObject({ kind: 'beantragt' })
    expect(await registriere(anna, erika)).toMatchObject({ kind: 'abgelehnt', text: expect.stringContaining('zweite') })
    expect(await registriere(anna, max)).toMatchObject({ kind: 'registriert' })
    expect((await stand().bund()).schluessel.map((s) => s.name)).toEqual([erika.name, max.name, anna.name])
  })
  test('one person has one key, also under another spelling; a key counts once', async () => {
    await registriere(erika)
    expect(await registriere(person(' erika  MUSTER '))).toMatchObject({ text: expect.stringContaining('hat schon') })
    expect(await registriere({ ...erika, name: 'Jemand' })).toMatchObject({ text: expect.stringContaining('war hier') })
  })
  test('a lost one is locked by the installation, and the person gets another one', async () => {
    await registriere(erika)
    await registriere(max)
    expect(await keys.sperre(erika.schluessel, '', undefined)).toMatchObject({ text: expect.stringContaining('Grund') })
    expect(await keys.sperre(erika.schluessel, 'verloren', undefined)).toMatchObject({ kind: 'gesperrt' })
    expect(await registriere(person('Erika Muster'))).toMatchObject({ kind: 'registriert' })
    expect((await keys.bund()).schluessel.map((s) => s.sperre?.grund)).toEqual(['verloren', undefined, undefined])
  })
  test('written into the stream without the signature of the installation have no effect', async () => {
    const eintrag = { schluessel: max.schluessel, name: max.name, rolle: max.rolle, oeffentlich: max.oeffentlich }
    const fakten = { eintrag: { ...eintrag, zeitpunkt: '2025-06-01T08:00:00.000Z', staende: {} }, unterschriften: [] }
    log.put('_schluessel', { type: 'schluessel.registriert', fakten })
    expect(await stand().bund()).toMatchObject({ schluessel: [], verworfen: [{ seq: 1 }] })
  })
})

describe('a release', () => {
  beforeEach(async () => {
    await registriere(erika)
    await registriere(max)
  })

  test('is in force with the signatures of two persons, seen by every process', async () => {
    expect(await gibFrei('a', erika)).toMatchObject({ kind: 'beantragt', antrag: { nummer: 1, automatik: true } })
    expect(await now()).toMatchObject({ ausgabe: undefined, antrag: { antrag: { ausgabe: 'a' } } })
    expect(await gibFrei('a', max)).toMatchObject({ kind: 'freigegeben', seq: 2 })
    expect(await now()).toMatchObject({ ausgabe: 'a', nummer: 1, antrag: undefined, assistiert: false })
    expect(await gibFrei('a', max)).toEqual({ kind: 'unveraendert' })
  })
  test.each<[string, () => Unterzeichner, string]>([
    ['the same person twice', () => erika, 'zweite Person'],
    ['somebody whose key is not registered', () => anna, 'nicht registriert'],
  ])('is not in force by %s', async (_who, second, text) => {
    await gibFrei('a', erika)
    expect(await gibFrei('a', second())).toMatchObject({ kind: 'abgelehnt', text: expect.stringContaining(text) })
    expect((await now()).ausgabe).toBe(undefined)
  })
  test('is not in force by a person of the operations', async () => {
    const betrieb = person('Ole Technik', 'betrieb')
    await registriere(betrieb, erika)
    await registriere(betrieb, max)
    await gibFrei('a', erika)
    expect(await gibFrei('a', betrieb)).toMatchObject({ text: expect.stringContaining('„betrieb“') })
  })
  test('is not in force by a locked key; what was released before the lock stays', async () => {
    await gibFrei('a', erika)
    await gibFrei('a', max)
    await keys.sperre(max.schluessel, 'gestohlen', erika)
    expect((await now()).ausgabe).toBe('a')
    await gibFrei('b', erika)
    expect(await gibFrei('b', max)).toMatchObject({ kind: 'abgelehnt', text: expect.stringContaining('gesperrt') })
  })
  test('signed at the moment of the lock does not count, and says so', async () => {
    await gibFrei('a', erika)
    const slow = streams()
    Object.assign(slow, log, {
      appendSteuerung: async (...args: Parameters<Streams['appendSteuerung']>) => {
        await keys.sperre(max.schluessel, 'gestohlen', erika)
        return log.appendSteuerung(...args)
      },
    })
    const meanwhile = { stand: createSteuerungsstand(slow, installation.oeffentlich), uhr, installation }
    const answer = await gibMitUnterschriftFrei({ leistung: 'wohngeld', ausgabe: 'a', bericht }, max, meanwhile)
    expect(answer).toMatchObject({ kind: 'abgelehnt', text: expect.stringContaining('gesperrt') })
    expect((await now()).ausgabe).toBe(undefined)
  })
  test('of something else than what was signed does not count', async () => {
    await gibFrei('a', erika)
    await gibFrei('a', max)
    const [, done] = await log.readSteuerung('wohngeld')
    const ereignis = done!.ereignisse[0]!
    if (ereignis.type !== 'ausgabe.freigegeben') throw new Error()
    const { antrag } = ereignis.fakten
    const forged = {
      ...ereignis.fakten,
      ausgabe: 'böse',
      antrag: { ...antrag!, ausgabe: 'böse', vorige: 'a', nummer: 2 },
    }
    log.put('wohngeld', { type: 'ausgabe.freigegeben', fakten: forged })
    log.put('wohngeld', ereignis)
    log.put('wohngeld', {
      type: 'ausgabe.freigegeben',
      fakten: { ausgabe: 'böse', urheber: 'Installation', antrag: null, unterschriften: [] },
    })
    const state = await now()
    expect(state.ausgabe).toBe('a')
    expect(state.verworfen.map((v) => v.grund)).toEqual([
      expect.stringContaining('passt nicht'),
      expect.stringContaining('andere Ausgabe'),
      expect.stringContaining('nicht unterschrieben'),
    ])
  })
  test('back to an older Ausgabe is a release', async () => {
    for (const ausgabe of ['a', 'b', 'a']) for (const wer of [erika, max]) await gibFrei(ausgabe, wer)
    expect(await now()).toMatchObject({ ausgabe: 'a', nummer: 3 })
  })
  test('with a lock that is shut is assisted', async () => {
    const shut = { leistung: 'wohngeld', ausgabe: 'a', bericht: { ...bericht, schloss: ['Es fehlt eine Vorschrift.'] } }
    for (const wer of [erika, max]) await gibMitUnterschriftFrei(shut, wer, { stand: stand(), uhr, installation })
    expect(await now()).toMatchObject({ ausgabe: 'a', assistiert: true })
  })
  test('of the second person to something newer is a new request', async () => {
    await gibFrei('a', erika)
    expect(await gibFrei('b', max)).toMatchObject({ kind: 'beantragt' })
    expect(await gibFrei('b', erika)).toMatchObject({ kind: 'freigegeben' })
  })
})

describe('a release from before there were signatures', () => {
  const old = (ausgabe: string) =>
    log.put('wohngeld', {
      type: 'ausgabe.freigegeben',
      fakten: { ausgabe, urheber: 'Installation', antrag: null, unterschriften: [] },
    })
  test('goes on to hold until persons release', async () => {
    old('a')
    old('b')
    await registriere(erika)
    await registriere(max)
    expect((await now()).ausgabe).toBe('b')
    for (const wer of [erika, max]) await gibFrei('c', wer)
    expect(await now()).toMatchObject({ ausgabe: 'c', nummer: 3 })
  })
  test('cannot be written once keys are registered', async () => {
    await registriere(erika)
    old('a')
    expect((await now()).ausgabe).toBe(undefined)
  })
})
