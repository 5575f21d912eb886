import { pfadeOf, readBeispiele, renderAnlage } from '@weiche/all-in-one'
import { createDokumentRenderer } from '@weiche/dokumente'
import { addTage, tageZwischen } from '@weiche/fristen'
import { createZufall, ganzzahl, uuid, type Zufall } from '@weiche/test-last'
import { drangOf, SOLL_TAGE, VORLAUF } from './draengend.ts'
import { createEmpfaenger, type Empfaenger } from './empfaenger.ts'
import { createGrundstueck, type Haus, oeffne } from './haus.ts'
import { geschah } from './ist.ts'
import { type Akte, createKunde, type Sachbearbeitung, type Vorlage } from './kunde.ts'
import { erwarte, type Soll } from './orakel.ts'
import { type Fall, type Handlung, planeJahr } from './plan.ts'

export type Jahresfrage = {
  mongodbUri: string
  prefix: string
  anzahl: number
  /** Days over which the Antraege come in: 365 are the year. */
  tage: number
  neustarts: number
  seed: number
  say(text: string): void
}
export type Jahresbericht = {
  faelle: number
  neustarts: number
  davonStromausfall: number
  /** How often each thing had to happen. */
  soll: Record<string, number>
  /** What differs, in words; none = every reminder, lapse and decision on its day, once. */
  abweichungen: string[]
}

type Tat = { key: string; tun(haus: Haus): Promise<void> }

/** A year, day by day: in the morning time acts, at noon the citizens; on some days the house falls down in between. */
export async function spieleJahr(frage: Jahresfrage): Promise<Jahresbericht> {
  const zufall = createZufall(frage.seed)
  const faelle = planeJahr(zufall, frage.anzahl, frage.tage)
  const empfaenger = createEmpfaenger()
  const grund = createGrundstueck(frage.mongodbUri, frage.prefix, empfaenger)
  const akten = new Map<number, Akte>()
  const faults: string[] = []
  const erster = faelle[0]!.eingang
  const letzter = letzterTag(faelle)
  const plan = planeTage(faelle)
  const soll = faelle.map(erwarte)
  const draengt = faelle.map((fall, i) => drangOf(fall, soll[i]!))
  // In a long list of cases another part of them meets its boundary on each of these days.
  const jeTage = frage.anzahl > 500 ? 7 : 1
  const ausfaelle = zieheTage(
    zufall,
    [...plan.keys()],
    frage.neustarts,
    Math.max(1, Math.floor(frage.anzahl / frage.tage)),
  )
  let haus = await oeffne(grund, morgens(addTage(erster, -1)))
  let abgeschnitten = 0
  try {
    await haus.platform.regelwerke.setzeStichprobe('hundesteuer', 'test', '0')
    const vorlage = await machVorlage(haus)
    const neustart = async (tag: string) => {
      await haus.schliesse()
      faults.push(...haus.fehler)
      haus = await oeffne(grund, new Date(Math.max(haus.uhr.jetzt().getTime(), morgens(tag).getTime())))
    }
    for (let tag = erster; tag <= letzter; tag = addTage(tag, 1)) {
      const ausfall = ausfaelle.get(tag)
      if (ausfall !== undefined && ausfall > 0) haus.schneideAb(ausfall)
      stelle(haus, morgens(tag))
      await haus.wecke()
      if (!haus.hatStrom()) await again(tag)
      stelle(haus, mittags(tag))
      const taten = (plan.get(tag) ?? []).map((punkt) => alsTat(punkt, akten, vorlage, zufall))
      const offen = await versuche(taten, haus)
      if (offen.length > 0) {
        await again(tag)
        const nochmal = await versuche(offen, haus)
        if (nochmal.length > 0) throw new Error('without power although it is back')
      }
      if (plan.has(tag)) await haus.quiet()
      // The power may have gone without anybody noticing at the door.
      if (ausfall !== undefined) await (haus.hatStrom() ? neustart(tag) : again(tag))
      const isGrosserTag = tageZwischen(erster, tag) % jeTage === 0
      faults.push(...(await pruefeListen(haus, tag, isGrosserTag ? [...akten.values()] : [], draengt)))
      if (tag.endsWith('-01')) frage.say(`${tag}: ${akten.size} Anträge, ${abgeschnitten} Stromausfälle`)
    }
    async function again(tag: string): Promise<void> {
      abgeschnitten++
      await neustart(tag)
      await haus.wecke()
    }
    for (const fall of faelle) faults.push(...(await pruefe(haus, akten.get(fall.nummer)!, empfaenger)))
    for (const [name, n] of empfaenger.erhalten) if (n > 1) faults.push(`${name} kam ${n}-mal an`)
  } finally {
    await haus.schliesse()
    faults.push(...haus.fehler)
    grund.raeume()
  }
  return {
    faelle: faelle.length,
    neustarts: ausfaelle.size,
    davonStromausfall: abgeschnitten,
    soll: zaehle(soll.flat()),
    abweichungen: faults,
  }
}

/** The lists of that evening: nothing is due and undone, and of these cases what presses is what the oracle says. */
async function pruefeListen(
  haus: Haus,
  tag: string,
  akten: readonly Akte[],
  draengt: readonly ((tag: string) => boolean)[],
): Promise<string[]> {
  const anzahl = akten.length === 0 ? 1 : 10_000
  const frage = { heute: tag, sollTage: SOLL_TAGE, vorlauf: VORLAUF, anzahl }
  const { ueberfaellig, draengend } = await haus.platform.projektion.wartet(frage)
  const ist = new Set(draengend.map((w) => w.vorgangId))
  const falsch = akten.filter((a) => draengt[a.fall.nummer]!(tag) !== ist.has(a.vorgangId))
  return [
    ...ueberfaellig.map((w) => `${tag}: ${w.vorgangId} ist überfällig (${w.faellig!.am})`),
    ...falsch.map(({ fall, vorgangId }) => {
      const text = ist.has(vorgangId) ? 'drängt, soll nicht' : 'drängt nicht, soll'
      return `${tag}: Fall ${fall.nummer} (${vorgangId}) ${text}`
    }),
  ]
}

/** All at once; what failed because the power was gone comes back, to be done again under the same key. */
async function versuche(taten: readonly Tat[], haus: Haus): Promise<Tat[]> {
  const done = await Promise.allSettled(taten.map((tat) => tat.tun(haus)))
  return taten.filter((_, i) => {
    const result = done[i]!
    if (result.status === 'rejected' && haus.hatStrom()) throw result.reason
    return result.status === 'rejected'
  })
}

const morgens = (tag: string) => new Date(`${tag}T07:00:00Z`)
const mittags = (tag: string) => new Date(`${tag}T11:00:00Z`)

function stelle({ uhr }: Haus, instant: Date): void {
  if (instant > uhr.jetzt()) uhr.stelle(instant)
}

type Punkt = { fall: Fall; was: 'antrag' | Sachbearbeitung | Handlung['was'] }

/** Day -> what people do on it, Antraege first. */
function planeTage(faelle: readonly Fall[]): Map<string, Punkt[]> {
  const plan = new Map<string, Punkt[]>()
  const add = (tag: string, punkt: Punkt) => plan.set(tag, [...(plan.get(tag) ?? []), punkt])
  for (const fall of faelle) add(fall.eingang, { fall, was: 'antrag' })
  for (const fall of faelle)
    for (const [i, { tag, was }] of fall.handlungen.entries()) {
      add(tag, { fall, was })
      const antwort = antwortAuf(
        was,
        fall.handlungen.slice(0, i).some((h) => h.was === 'versagung'),
      )
      if (antwort) add(addTage(tag, 1), { fall, was: antwort })
    }
  return plan
}

/** What the person does on the day after. */
function antwortAuf(was: Handlung['was'], nachVersagung: boolean): Sachbearbeitung | undefined {
  if (was === 'mehr-zeit') return 'gewaehrung'
  if (was === 'zu-viel-zeit') return 'absage'
  if (!nachVersagung) return undefined
  return was === 'voll' ? 'bescheid' : 'bleibt'
}

function alsTat({ fall, was }: Punkt, akten: Map<number, Akte>, vorlage: Vorlage, zufall: Zufall): Tat {
  const key = uuid(zufall)
  return {
    key,
    async tun(haus) {
      const kunde = createKunde(haus, vorlage)
      if (was === 'antrag') {
        akten.set(fall.nummer, await kunde.reicheEin(fall, key))
        return
      }
      const akte = akten.get(fall.nummer)!
      if (was === 'voll' || was === 'teil') await kunde.antworte(akte, key, was === 'voll')
      else if (was === 'mehr-zeit' || was === 'zu-viel-zeit')
        await kunde.bitteUmZeit(akte, key, addTage(fall.eingang, 200))
      else if (was === 'zuruecknahme') await kunde.nimmZurueck(akte, key)
      else await kunde.sachbearbeite(akte, key, was)
    },
  }
}

/** Days on which somebody does something. Half of the restarts come after some more commits, the others in order in the evening. */
function zieheTage(zufall: Zufall, arbeitstage: readonly string[], anzahl: number, jeTag: number): Map<string, number> {
  const tage = new Map<string, number>()
  while (tage.size < Math.min(anzahl, arbeitstage.length))
    tage.set(
      arbeitstage[ganzzahl(zufall, 0, arbeitstage.length - 1)]!,
      tage.size % 2 === 0 ? ganzzahl(zufall, 1, COMMITS_JE_ANTRAG * jeTag) : 0,
    )
  return tage
}

/** From receipt to the letter of the request. */
const COMMITS_JE_ANTRAG = 5

function letzterTag(faelle: readonly Fall[]): string {
  const tage = faelle.flatMap((f) => [...erwarte(f), ...f.handlungen].map((s) => s.tag))
  return addTage(tage.sort().at(-1)!, 2)
}

async function machVorlage({ platform }: Haus): Promise<Vorlage> {
  const { rules } = pfadeOf('.')
  const beispiel = readBeispiele(rules, 'hundesteuer').find((b) => b.id === 'wartet')!
  const renderer = createDokumentRenderer({ workers: 1 })
  try {
    const ausweis = await renderAnlage(
      renderer,
      beispiel.anlagen[0]!,
      beispiel.antrag,
      platform.uhr.jetzt().toISOString().slice(0, 10),
    )
    return { antrag: beispiel.antrag, ausweis }
  } finally {
    await renderer.close()
  }
}

/** One case against the oracle: same things, same days, each once; and one letter for each. */
async function pruefe(haus: Haus, akte: Akte, empfaenger: Empfaenger): Promise<string[]> {
  const { fall, vorgangId } = akte
  const soll = erwarte(fall)
  const ist = geschah(await haus.platform.log.read(vorgangId))
  const text = (s: readonly Soll[]) => s.map(({ tag, was }) => `${tag} ${was}`).join(', ')
  const found: string[] = []
  if (text(soll) !== text(ist)) found.push(`Fall ${fall.nummer} (${vorgangId}): soll ${text(soll)}; ist ${text(ist)}`)
  for (const [art, was] of [
    ['Nachforderung', 'nachforderung'],
    ['Erinnerung', 'erinnerung'],
    ['Bescheid', 'entscheidung versagung'],
    ['Fristantwort', 'mehr-zeit keine-zeit'],
  ] as const) {
    const letters = empfaenger.briefe(art, vorgangId).length
    const wanted = soll.filter((s) => was.split(' ').includes(s.was)).length
    if (letters !== wanted) found.push(`Fall ${fall.nummer} (${vorgangId}): ${letters} × ${art}, soll ${wanted}`)
  }
  return found
}

function zaehle(soll: readonly Soll[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { was } of soll) counts[was] = (counts[was] ?? 0) + 1
  return counts
}
