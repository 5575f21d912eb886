import { addTage, bekanntgabe, nachforderungsfrist } from '@weiche/fristen'
import { offeneNachforderung } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { geprueft } from '../test/faelle.ts'
import { createUmgebung } from '../test/umgebung.ts'

const SITZ = 'Schleswig-Holstein'
type Real = Awaited<ReturnType<typeof createUmgebung>>
/** § 66 SGB I as a machine: asked -> reminded with the warning -> lapsed; only these, only in this order. */
type Model = {
  heute: string
  stufe: 'gefragt' | 'erinnert' | 'abgelaufen' | 'ruht' | 'beendet'
  /** What it goes back to when it stops resting. */
  davor: 'gefragt' | 'erinnert'
  frist: string
  erinnerungen: number
  ablaeufe: number
  briefe: number
}
type Befehl = fc.AsyncCommand<Model, Real>

const laeuft = ({ stufe }: Readonly<Model>) => stufe === 'gefragt' || stufe === 'erinnert'
const noon = (tag: string) => new Date(`${tag}T10:00:00Z`)

/** What time alone does on the present day; at most one step, because the next one needs its own letter and its own days. */
function vergehe(m: Model): void {
  if (!laeuft(m) || m.heute <= m.frist) return
  if (m.stufe === 'erinnert') {
    m.stufe = 'abgelaufen'
    m.ablaeufe++
    return
  }
  m.stufe = 'erinnert'
  m.erinnerungen++
  m.frist = nachforderungsfrist(bekanntgabe(m.heute, SITZ), 14, SITZ)
}

async function check(m: Model, u: Real): Promise<void> {
  await u.settle()
  const v = await u.fold()
  const types = await u.types()
  expect(types.filter((t) => t === 'erinnerung.versandt')).toHaveLength(m.erinnerungen)
  expect(types.filter((t) => t === 'frist.abgelaufen')).toHaveLength(m.ablaeufe)
  expect((await u.letters()).filter((n) => n.startsWith('Nachforderung') && n.endsWith('.pdf'))).toHaveLength(m.briefe)
  // Nothing is refused by the machine, and the day of the Antrag never moves.
  expect(types).not.toContain('entscheidung.getroffen')
  expect(v.antrag.fakten.eingangsdatum).toBe('2025-06-01')
  if (laeuft(m)) expect(offeneNachforderung(v)?.frist).toBe(m.frist)
}

const root = async (u: Real) => (await u.fold()).nachforderungsbriefe.at(-1)!.id
const step = (
  name: string,
  may: (m: Readonly<Model>) => boolean,
  run: (m: Model, u: Real) => Promise<void>,
): Befehl => ({
  check: may,
  async run(m, u) {
    await run(m, u)
    await check(m, u)
  },
  toString: () => name,
})

const warte = (tage: number) =>
  step(
    `warte ${tage}`,
    () => true,
    async (m, u) => {
      m.heute = addTage(m.heute, tage)
      u.clock.now = noon(m.heute)
      vergehe(m)
    },
  )

/** An answer of a part: what is left goes on under the same Frist, also when it was the last day. */
const teil = () => step('teil', laeuft, (_m, u) => geheWeiter(u))

async function geheWeiter(u: Real): Promise<void> {
  const { id, frist } = offeneNachforderung(await u.fold())!
  await u.append(e.nachgereicht())
  const { grundlage, angaben } = await u.fold()
  await u.append(e.geprueft(grundlage, { angaben }))
  await u.append(e.zugeordnet(grundlage))
  await u.append(e.nachgefordert(grundlage, frist, ['WOG-NW-001'], id))
}

const mehrZeit = (tage: number) =>
  step(`mehr Zeit ${tage}`, laeuft, async (m, u) => {
    const frist = addTage(m.frist, tage)
    const seq = Number((await root(u)).split(':')[1]!.split('.')[0])
    await u.append(e.verlaengert(seq, frist, 'person'))
    m.frist = frist
  })

const person = () =>
  step('eine Person übernimmt', laeuft, async (m, u) => {
    await u.append(e.ausgesteuert((await u.fold()).grundlage, 'fachlich'))
    m.davor = m.stufe as Model['davor']
    m.stufe = 'ruht'
  })

/** The person sends it back; the same things are still missing. */
const zurueck = () =>
  step(
    'zurück',
    (m) => m.stufe === 'ruht',
    async (m, u) => {
      const before = offeneNachforderung(await u.fold())!
      await u.append(e.zurueckgegeben((await u.fold()).grundlage))
      await u.append(e.nachgefordert((await u.fold()).grundlage, before.frist, ['WOG-NW-001'], before.id))
      m.stufe = m.davor
      vergehe(m)
    },
  )

const neues = () =>
  step('etwas Neues fehlt', laeuft, async (m, u) => {
    const frist = nachforderungsfrist(m.heute, 28, SITZ)
    await u.append(e.nachgefordert((await u.fold()).grundlage, frist, ['WOG-NW-009']))
    Object.assign(m, { frist, stufe: 'gefragt', briefe: m.briefe + 1 })
  })

const ruecknahme = () =>
  step(
    'Rücknahme',
    (m) => m.stufe !== 'beendet',
    async (m, u) => {
      await u.append(e.zurueckgenommen())
      m.stufe = 'beendet'
    },
  )

test('whatever happens and however long it takes: a reminder only after the Frist, a lapse only after the reminder, each once, a refusal never', async () => {
  const befehle = [
    fc.integer({ min: 1, max: 40 }).map(warte),
    fc.integer({ min: 1, max: 40 }).map(warte),
    fc.constant(teil()),
    fc.integer({ min: 1, max: 30 }).map(mehrZeit),
    fc.constant(person()),
    fc.constant(zurueck()),
    fc.constant(neues()),
    fc.constant(ruecknahme()),
  ]
  const anfang = async () => {
    const real = await createUmgebung([...geprueft, [e.nachgefordert(1, '2025-06-30')]])
    await real.settle()
    const model: Model = {
      ...{ heute: '2025-06-01', stufe: 'gefragt', davor: 'gefragt', frist: '2025-06-30' },
      ...{ erinnerungen: 0, ablaeufe: 0, briefe: 1 },
    }
    return { model, real }
  }
  await fc.assert(
    fc.asyncProperty(fc.commands(befehle, { maxCommands: 14 }), (cmds) => fc.asyncModelRun(anfang, cmds)),
    { numRuns: 60 },
  )
}, 120_000)
