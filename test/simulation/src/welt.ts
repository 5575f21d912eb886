import { createHash, createSecretKey } from 'node:crypto'
import { ablageIndexes } from '@weiche/ablage'
import type { Regelwerke } from '@weiche/controller'
import { dublettenIndexes } from '@weiche/intake'
import { type CommitDoc, createLog, logIndexes } from '@weiche/log'
import { projektionIndexes } from '@weiche/projektion'
import { createSiegel, type KeyDoc } from '@weiche/siegel'
import { ganzzahl } from '@weiche/test-last'
import { zugriffslogIndexes } from '@weiche/zugriffslog'
import type { Wesen } from './ablauf.ts'
import { createAussen } from './aussen.ts'
import { handle } from './buerger.ts'
import type { Fall, Lesbar } from './faelle.ts'
import { createLeitung } from './leitung.ts'
import { createNetz } from './netz.ts'
import { HAUPTSCHLUESSEL, type Prozess, starteProzess, type Umgebung } from './prozess.ts'
import { type Akte, akteOf, pruefeEnde } from './pruefe-ende.ts'
import { createSchrittpruefung } from './pruefe-schritt.ts'
import { bearbeite } from './sachbearbeitung.ts'
import { createDatenbanken } from './speicher/datenbank.ts'
import { createSpeicher } from './speicher/speicher.ts'
import { BEGINN, betrete } from './umwelt.ts'
import { type Ergebnis, ergebnisOf } from './vergleich.ts'
import { createWetter } from './wetter.ts'

export type Weltplan = {
  seed: number
  art: 'sturm' | 'still'
  faelle: readonly Fall[]
  regelwerke: Regelwerke
  lesbar: Lesbar
  /** For mutations of what the database promises. */
  ohneIndex?: string
}
export type Weltlauf = {
  seed: number
  verstoesse: string[]
  geschichte: string[]
  fingerabdruck: string
  ergebnisse: { name: string; art: Fall['art']; person: number; ergebnis: Ergebnis }[]
  zaehler: { schritte: number; commits: number; abstuerze: number; failover: number; konflikte: number; ms: number }
}

const INDEXE = [...logIndexes, ...ablageIndexes, ...projektionIndexes, ...dublettenIndexes, ...zugriffslogIndexes]
const STURM_MS = [5_000, 30_000] as const
/** What has not come to rest so long after the storm hangs. */
const GEDULD_MS = 900_000
/** Time for persons to clear their queue once the citizens have done what they wanted. */
const AUFRAEUMEN_MS = 40_000
const TAG_MS = 86_400_000

/** One world from its seed: what people do, what breaks and when; then it clears up, comes to rest and is looked at. */
export async function spieleWelt(plan: Weltplan): Promise<Weltlauf> {
  const { ablauf, zufall } = betrete(plan.seed)
  const wetter = createWetter(zufall, plan.art)
  const geschichte: string[] = []
  const verstoesse: string[] = []
  const notiere = (text: string) => void geschichte.push(`${ablauf.jetzt().toFixed(2)} ${text}`)
  const verstoss = (text: string) => {
    notiere(`VERSTOSS ${text}`)
    verstoesse.push(text)
  }
  const fehler = (wo: string, error: unknown) => verstoss(`${wo}: ${error instanceof Error ? error.stack : error}`)
  const platten = { brief: new Map(), eakte: new Map(), fachverfahren: new Map() }
  const mitschrift = { commits: [] as CommitDoc[], lesezeichen: new Map<string, number>() }
  const pruefeSchritt = createSchrittpruefung(platten, verstoss)
  const indexe = INDEXE.filter((i) => i.name !== plan.ohneIndex)
  const speicher = createSpeicher(indexe, (sammlung, doc) => {
    if (sammlung !== 'log.commits') return
    const commit = doc as unknown as CommitDoc
    notiere(
      `im Log: ${commit.vorgangId} ${commit.seq} ${commit.ursache} ${commit.ereignisse.map((e) => e.type).join(' ')}`,
    )
    mitschrift.commits.push(commit)
    pruefeSchritt(commit)
  })
  let tage = 0
  const uhr = { jetzt: () => new Date(BEGINN + ablauf.jetzt() + tage * TAG_MS) }

  const prozesse: Prozess[] = []
  const basis = { ablauf, zufall, wetter, speicher, notiere }
  const netz = createNetz(basis, () => prozesse)
  const { regelwerke, lesbar } = plan
  const umgebung: Umgebung = { ...basis, mitschrift, platten, uhr, regelwerke, lesbar, netz, fehler }
  const zaehler = { schritte: 0, commits: 0, abstuerze: 0, failover: 0, konflikte: 0, ms: 0 }

  function starte(platz: number, leben: number): void {
    const wer: Wesen = { name: `P${platz}.${leben}`, lebt: true }
    ablauf.plane(0, wer, () => {
      notiere(`${wer.name} startet`)
      prozesse[platz] = starteProzess(umgebung, wer, platz === 0)
    })
  }

  function stuerzeAb(): void {
    const there = prozesse.filter((p) => p.wer.lebt)
    const opfer = there[ganzzahl(zufall, 0, Math.max(0, there.length - 1))]
    if (!opfer) return
    opfer.wer.lebt = false
    zaehler.abstuerze++
    notiere(`${opfer.wer.name} stirbt`)
    const [platz, leben] = opfer.wer.name.slice(1).split('.').map(Number) as [number, number]
    ablauf.plane(ganzzahl(zufall, 50, 3_000), undefined, () => starte(platz, leben + 1))
  }

  /** Again and again until the weather clears up; the mean time between two is given. */
  function immerWieder(alle: number, bis: number, tu: () => void): void {
    if (alle === 0) return
    ablauf.plane(-Math.log(1 - zufall()) * alle, undefined, () => {
      if (ablauf.jetzt() > bis) return
      tu()
      immerWieder(alle, bis, tu)
    })
  }

  const anzahl = plan.art === 'still' ? 1 : ganzzahl(zufall, 1, 3)
  for (let platz = 0; platz < anzahl; platz++) starte(platz, 1)
  const sturmEnde = plan.art === 'still' ? 0 : ganzzahl(zufall, ...STURM_MS)
  immerWieder(wetter.absturzAlle, sturmEnde, stuerzeAb)
  immerWieder(wetter.failoverAlle, sturmEnde, () => {
    zaehler.failover++
    notiere('anderer Primary')
    speicher.failover(zufall())
  })
  ablauf.plane(sturmEnde, undefined, wetter.klareAuf)

  const aussen = createAussen({ ...basis, prozesse: () => prozesse, fehler })
  let unterwegs = plan.faelle.length
  let fertigSeit = Number.POSITIVE_INFINITY
  const gescheitert = (wo: string) => (error: unknown) => fehler(wo, error)
  for (const fall of plan.faelle)
    handle(aussen, fall)
      .catch(gescheitert(`Antrag ${fall.name}`))
      .finally(() => {
        unterwegs--
        fertigSeit = ablauf.jetzt()
      })
  let feierabend = false
  let amPlatz = 2
  for (const person of ['sb-berg', 'sb-tal'])
    bearbeite(aussen, person, () => feierabend)
      .catch(gescheitert(person))
      .finally(() => amPlatz--)

  const vorgaenge = speicher.sammlung('arbeit', 'vorgaenge')
  /** As the lines tell it; whether they tell the truth is looked at afterwards. */
  function ruht(): boolean {
    if (unterwegs > 0 || ablauf.jetzt() < sturmEnde) return false
    const neueste = new Map(mitschrift.commits.map((c) => [c.vorgangId, c.seq]))
    for (const [id, seq] of neueste) {
      const zeile = vorgaenge.eintraege.get(id)?.doc
      if (zeile?.['seq'] !== seq || zeile['ruhend'] !== true) return false
      const wartet = zeile['stand'] === 'bei-person' && zeile['weg'] === null
      if (wartet && ablauf.jetzt() < Math.max(fertigSeit, sturmEnde) + AUFRAEUMEN_MS) return false
    }
    return true
  }
  const abbruch = () => verstoesse.length > 0
  const komm = async (ms: number) => {
    const how = await ablauf.laufe(ablauf.jetzt() + ms, () => abbruch() || ruht())
    if (how !== 'fertig') verstoss(`nach ${ms / 1000} s ruht noch nicht alles`)
  }
  await komm(sturmEnde + GEDULD_MS)
  // Who never answers is reminded, then a person is asked: time alone moves those.
  const stumm = plan.faelle.some((f) => f.art === 'stumm')
  for (let n = 0; stumm && n < 3 && !abbruch(); n++) {
    tage += 35
    notiere(`35 Tage später: ${uhr.jetzt().toISOString()}`)
    fertigSeit = ablauf.jetzt()
    await ablauf.laufe(ablauf.jetzt() + 5_000, abbruch)
    await komm(GEDULD_MS)
  }

  // Whoever acts while the log is read would be acknowledged behind what was read.
  feierabend = true
  await ablauf.laufe(ablauf.jetzt() + GEDULD_MS, () => abbruch() || amPlatz === 0)
  await komm(GEDULD_MS)

  const akten = await lies()
  const logKey = createSecretKey(HAUPTSCHLUESSEL.derive('log-kette'))
  const docs = [...speicher.sammlung('log', 'commits').eintraege.values()].map((e) => e.doc as unknown as CommitDoc)
  if (!abbruch()) for (const text of pruefeEnde({ akten, docs, platten }, aussen.hauptbuch, logKey)) verstoss(text)
  return {
    ...{ seed: plan.seed, verstoesse, geschichte },
    fingerabdruck: createHash('sha256').update(geschichte.join('\n')).digest('hex'),
    ergebnisse: aussen.hauptbuch.eintraege.flatMap(({ name, art, person, vorgangId }) => {
      const akte = akten.get(vorgangId)
      return akte ? [{ name, art: art as Fall['art'], person, ergebnis: ergebnisOf(akte) }] : []
    }),
    zaehler: {
      ...zaehler,
      ...{ schritte: ablauf.schritte(), commits: docs.length, konflikte: aussen.hauptbuch.konflikte },
      ms: Math.round(ablauf.jetzt()),
    },
  }

  /** A new reader with nothing in memory folds everything there is. */
  async function lies(): Promise<Map<string, Akte>> {
    wetter.klareAuf()
    const wer: Wesen = { name: 'Leser', lebt: true }
    const databases = createDatenbanken(speicher, createLeitung(basis, wer))
    const collection = databases.schluessel.collection<KeyDoc>('schluessel')
    const siegel = createSiegel({ masterKey: HAUPTSCHLUESSEL, collection, jetzt: () => new Date() })
    const log = createLog({ databases, siegel })
    const akten = new Map<string, Akte>()
    let fertig = false
    const ids = new Set(mitschrift.commits.map((c) => c.vorgangId))
    ablauf.plane(0, wer, () => {
      void Promise.all([...ids].map(async (id) => akten.set(id, akteOf(id, await log.read(id)))))
        .catch(gescheitert('Leser'))
        .finally(() => {
          fertig = true
        })
    })
    await ablauf.laufe(ablauf.jetzt() + GEDULD_MS, () => fertig)
    return akten
  }
}
