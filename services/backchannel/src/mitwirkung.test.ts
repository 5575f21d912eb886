import { addTage, bekanntgabe, nachforderungsfrist } from '@weiche/fristen'
import { bescheide, isVersagt, offeneNachforderung, standOf } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entschieden, geprueft } from '../test/faelle.ts'
import { createUmgebung } from '../test/umgebung.ts'

const SITZ = 'Schleswig-Holstein'
type Real = Awaited<ReturnType<typeof createUmgebung>>
/**
 * §§ 66, 67 SGB I as a machine: asked -> reminded with the warning -> lapsed -> withheld by a person -> revived by an answer, which
 * a person decides, asks about again, or leaves at the Versagung; only these, only in this order.
 */
type Model = {
  heute: string
  stufe: 'gefragt' | 'erinnert' | 'abgelaufen' | 'versagt' | 'wiederbelebt' | 'ruht' | 'beendet'
  /** What it goes back to when it stops resting. */
  davor: 'gefragt' | 'erinnert'
  frist: string
  erinnerungen: number
  ablaeufe: number
  briefe: number
  /** Versagungen and the decision after them: each is one Bescheid. */
  bescheide: number
  entscheidungen: number
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
  const decided = (await u.letters()).filter((n) => n.startsWith('Bescheid') && n.endsWith('.pdf'))
  expect(decided).toHaveLength(m.bescheide)
  expect(bescheide(v).filter((b) => b.versand)).toHaveLength(m.bescheide)
  // Nothing is refused by the machine, and the day of the Antrag never moves.
  expect(types.filter((t) => t === 'entscheidung.getroffen')).toHaveLength(m.entscheidungen)
  expect(v.antrag.fakten.eingangsdatum).toBe('2025-06-01')
  expect(isVersagt(v)).toBe(m.stufe === 'versagt')
  if (m.stufe === 'wiederbelebt') expect(standOf(v)).toBe('bei-person')
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

/** The person whom the lapse brought refuses until the cooperation is made up for; the machine makes the Bescheid of it. */
const versage = () =>
  step(
    'eine Person versagt',
    (m) => m.stufe === 'abgelaufen',
    async (m, u) => {
      const { grundlage } = await u.fold()
      await u.append(e.ausgesteuert(grundlage, 'frist', '', ['AS-VERSAGUNG-PRUEFEN']))
      await u.append(e.versagt(grundlage, Number((await root(u)).split(':')[1]!.split('.')[0])))
      Object.assign(m, { stufe: 'versagt', bescheide: m.bescheide + 1 })
    },
  )

/** Before or after the letter left: a person gets it, with what the rules make of it. */
const holeNach = () =>
  step(
    'Nachholung',
    (m) => m.stufe === 'versagt',
    async (m, u) => {
      await u.append(e.nachgereicht())
      const { grundlage, angaben } = await u.fold()
      await u.append(e.geprueft(grundlage, { angaben }))
      await u.append(e.zugeordnet(grundlage))
      await u.append(e.ausgesteuert(grundlage, 'fachlich', '', ['AS-TEILS-NACHGEHOLT']))
      m.stufe = 'wiederbelebt'
    },
  )

const wiederbelebt = ({ stufe }: Readonly<Model>) => stufe === 'wiederbelebt'

const bleibtDabei = () =>
  step('es bleibt dabei', wiederbelebt, async (m, u) => {
    await u.append(e.zurueckgegeben((await u.fold()).grundlage, ['AS-TEILS-NACHGEHOLT']))
    m.stufe = 'versagt'
  })

const fragtNoch = () =>
  step('eine Person fragt noch einmal', wiederbelebt, async (m, u) => {
    const frist = nachforderungsfrist(m.heute, 28, SITZ)
    await u.append(e.nachgefordert((await u.fold()).grundlage, frist, ['WOG-NW-001'], '', { von: 'person' }))
    Object.assign(m, { frist, stufe: 'gefragt', briefe: m.briefe + 1 })
  })

const entscheide = () =>
  step('eine Person entscheidet', wiederbelebt, async (m, u) => {
    await u.append(entschieden((await u.fold()).grundlage, { weg: 'person' }))
    Object.assign(m, { stufe: 'beendet', bescheide: m.bescheide + 1, entscheidungen: m.entscheidungen + 1 })
  })

const ruecknahme = () =>
  step(
    'Rücknahme',
    // After a Versagung it is a later input for a person, as after every Bescheid.
    (m) => m.stufe !== 'beendet' && m.stufe !== 'versagt',
    async (m, u) => {
      await u.append(e.zurueckgenommen())
      m.stufe = 'beendet'
    },
  )

test('whatever happens and however long it takes: a reminder only after the Frist, a lapse only after the reminder, each once, a refusal only by a person, and never the last word', async () => {
  const befehle = [
    fc.integer({ min: 1, max: 40 }).map(warte),
    fc.integer({ min: 1, max: 40 }).map(warte),
    fc.constant(teil()),
    fc.integer({ min: 1, max: 30 }).map(mehrZeit),
    fc.constant(person()),
    fc.constant(zurueck()),
    fc.constant(neues()),
    fc.constant(versage()),
    fc.constant(versage()),
    fc.constant(holeNach()),
    fc.constant(bleibtDabei()),
    fc.constant(fragtNoch()),
    fc.constant(entscheide()),
    fc.constant(ruecknahme()),
  ]
  const anfang = async () => {
    const real = await createUmgebung([...geprueft, [e.nachgefordert(1, '2025-06-30')]])
    await real.settle()
    const model: Model = {
      ...{ heute: '2025-06-01', stufe: 'gefragt', davor: 'gefragt', frist: '2025-06-30' },
      ...{ erinnerungen: 0, ablaeufe: 0, briefe: 1, bescheide: 0, entscheidungen: 0 },
    }
    return { model, real }
  }
  await fc.assert(
    fc.asyncProperty(fc.commands(befehle, { maxCommands: 18 }), (cmds) => fc.asyncModelRun(anfang, cmds)),
    { numRuns: 60 },
  )
}, 120_000)
