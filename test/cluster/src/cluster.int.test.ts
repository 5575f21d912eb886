import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Abschnitt, readAblauf, storedUrl } from '@weiche/ablaufspeicher'
import { type Eingereicht, hoere, meldeMitCodeAn } from '@weiche/test-last'
import { afterAll, assert, describe, expect, test, vi } from 'vitest'
import { createMuster, staende, stelleAntrag } from './antraege.ts'
import { mongods, type TestCluster, testCluster } from './cluster.ts'

// Half of all traces are drawn; the others must come as soon as somebody has to look at the Vorgang.
Object.assign(process.env, {
  ...{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.5' },
  OTEL_BSP_SCHEDULE_DELAY: '500',
})
const cluster: TestCluster | undefined = await testCluster()
afterAll(() => cluster?.stop())
const muster = await createMuster()
const PATIENCE = { timeout: 180_000, interval: 500 }
let nummer = 0
const antrag = (betreut = false) => stelleAntrag(cluster!.intake, muster, nummer++, betreut)

async function until(stand: string, anzahl: number): Promise<void> {
  await vi.waitFor(async () => expect((await staende(cluster!.review))[stand] ?? 0).toBe(anzahl), PATIENCE)
}
const ablaufVon = ({ vorgangId }: Eingereicht) => readAblauf(storedUrl(cluster!.ordner)!, vorgangId)
const dienst = (a: Abschnitt | undefined) => a?.localEndpoint?.serviceName

/** From the first span down to this, each with the process it happened in. */
function wegZu(spans: readonly Abschnitt[], name: string): string[] {
  const way: string[] = []
  for (let at = spans.find((s) => s.name === name); at; at = spans.find((s) => s.id === at!.parentId))
    way.unshift(`${dienst(at)}: ${at.name}`)
  return way
}

describe.skipIf(!cluster)('a cluster of real processes over Kafka', () => {
  test('„give me the trace of Vorgang X“: one trace from the request through every service and Kafka to the dispatched Bescheid', async () => {
    const dunkel: Eingereicht[] = []
    // Of eight one is drawn, or a coin fell the same way eight times.
    for (let i = 0; i < 8; i++) dunkel.push(await antrag())
    await until('abgeschlossen', 8)
    const complete = await vi.waitFor(async () => {
      const all = await Promise.all(dunkel.map(ablaufVon))
      const found = all.find(([spans]) => spans && wegZu(spans, 'commit akte.abgelegt').length > 1)
      assert(found, 'no trace is there yet')
      return found
    }, PATIENCE)
    expect(complete).toHaveLength(1)
    const [spans] = complete as [Abschnitt[]]
    // Hints to the citizen may be ordered in the same commit.
    const versandt = spans.map((s) => s.name).find((name) => name.startsWith('commit bescheid.versandt'))!
    expect(wegZu(spans, versandt)).toEqual([
      'weiche-intake: post /antraege/:leistung',
      'weiche-intake: commit antrag.eingegangen',
      'weiche-validation: validation.pruefe',
      'weiche-validation: commit antrag.geprueft',
      'weiche-routing: routing.ordnezu',
      'weiche-routing: commit vorgang.zugeordnet',
      'weiche-processing: processing.entscheide',
      'weiche-processing: commit regeln.ausgewertet entscheidung.getroffen',
      'weiche-backchannel: backchannel.erstelle',
      'weiche-backchannel: commit bescheid.erstellt',
      'weiche-backchannel: backchannel.versende',
      `weiche-backchannel: ${versandt}`,
    ])
    const steps = spans.filter((s) => s.tags?.['weiche.ergebnis'] === 'getan')
    expect(new Set(steps.map((s) => s.tags?.['weiche.leistung']))).toEqual(new Set(['wohngeld']))
    expect(spans.filter((s) => s.tags?.['error.type'] !== undefined)).toEqual([])
    expect(JSON.stringify(spans)).not.toMatch(
      new RegExp(String((muster.angaben['antragsteller'] as { nachname: string }).nachname)),
    )
  })

  test('of a sample, what goes to a person is kept whole, from the request in another process on', async () => {
    const person: Eingereicht[] = []
    for (let i = 0; i < 5; i++) person.push(await antrag(true))
    await until('bei-person', 5)
    await vi.waitFor(async () => {
      for (const vorgang of person) {
        const [spans = []] = await ablaufVon(vorgang)
        const way = wegZu(spans, 'commit regeln.ausgewertet vorgang.ausgesteuert')
        expect(way.slice(0, 2)).toEqual([
          'weiche-intake: post /antraege/:leistung',
          'weiche-intake: commit antrag.eingegangen',
        ])
      }
    }, PATIENCE)
  })

  test('given a page hears at one process that something is new, and this process dies, then it goes on at another and misses nothing', async () => {
    const vorgang = await antrag(true)
    const headers = { 'Status-Geheimnis': vorgang.statusGeheimnis, 'Content-Type': 'application/json' }
    const schreibe = async (mitteilung: string) => {
      const adresse = `${cluster!.intake}/vorgaenge/${vorgang.vorgangId}/nachreichungen`
      const answer = await fetch(adresse, { method: 'POST', headers, body: JSON.stringify({ mitteilung }) })
      expect(answer.status).toBe(201)
    }
    const [eine, andere] = cluster!.web
    const cookie = await meldeMitCodeAn(eine!.url, vorgang)
    const erste = await hoere(eine!.url, vorgang.vorgangId, cookie, 0)
    const zeuge = await hoere(andere!.url, vorgang.vorgangId, cookie, 0)
    await vi.waitFor(() => expect(erste.ids.length).toBeGreaterThan(0), PATIENCE)
    await schreibe('Eins')
    process.kill(eine!.pid, 'SIGKILL')
    await erste.ende
    await schreibe('Zwei')
    const zweite = await hoere(andere!.url, vorgang.vorgangId, cookie, erste.ids.at(-1)!)
    await schreibe('Drei')
    // What each Nachreichung sets off goes on for a moment.
    const stand = async () => {
      const path = `${cluster!.review}/sachbearbeitung/vorgaenge/${vorgang.vorgangId}`
      return ((await (await fetch(path, { headers: { Person: 'sb-1' } })).json()) as { seq: number }).seq
    }
    await vi.waitFor(async () => {
      const seq = await stand()
      expect([zweite.ids.at(-1), zeuge.ids.at(-1)]).toEqual([seq, seq])
    }, PATIENCE)
    for (const ids of [[...erste.ids, ...zweite.ids], zeuge.ids])
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
    zweite.schliesse()
    zeuge.schliesse()
  })

  test('given processes come and go and the primary of the database is killed under load, then nothing is lost or done twice', async () => {
    const before = (await staende(cluster!.review))['abgeschlossen'] ?? 0
    const load = Array.from({ length: 24 }, () => antrag())
    await cluster!.skaliere('processing=3,intake=2')
    process.kill(mongods(cluster!.ordner)[0]!, 'SIGKILL')
    load.push(...Array.from({ length: 12 }, () => antrag()))
    await cluster!.skaliere('processing=1,validation=2,intake=1')
    const vorgaenge = await Promise.all(load)
    expect(new Set(vorgaenge.map((v) => v.vorgangId)).size).toBe(36)
    await until('abgeschlossen', before + 36)
    const briefe = readdirSync(join(cluster!.ordner, 'austausch', 'brief'), { recursive: true, encoding: 'utf8' })
    for (const { vorgangId } of vorgaenge) {
      const mine = briefe.filter((name) => name.includes(vorgangId) && name.endsWith('.pdf'))
      expect(mine, vorgangId).toHaveLength(1)
    }
    expect(cluster!.said.join('\n')).toMatch(/mongod auf Port \d+ hat sich beendet/)
  })
})
