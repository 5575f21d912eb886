import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pfade } from '@weiche/all-in-one'
import { createZufall, get } from '@weiche/test-last'
import { type Bestand, readBestand } from './bestand.ts'
import { createFaelle, type Fall } from './faelle.ts'
import { createTestling, type Installation } from './installation.ts'
import { createEintrag, type Eintrag, einTor } from './kunde.ts'
import { absturzOf, type Toetung, toeteImBetrieb, treibe } from './runde.ts'
import { type Treffer, trefferOf } from './treffer.ts'
import { ausgabenOf, type Ergebnis, ergebnisse, pruefe, vergleiche } from './vergleich.ts'

export type Optionen = { seed: number; runden: number; antraege: number; say(text: string): void }
export type Bericht = {
  abweichungen: string[]
  toetungen: (Toetung & Treffer)[]
  /** What was left behind after the kills, for a closer look. */
  ledger: Eintrag[]
  bestand: Bestand
  pfade: Pfade
  /** Outcome of each application in the undisturbed run. */
  soll: Map<number, Ergebnis>
  /** Both installations lie in it; the caller removes it. */
  ordner: string
}

/** To come to rest, at least, and for each application. */
const RUHE_MS = 300_000
const RUHE_JE_ANTRAG_MS = 500
const ANDERE_REGELN = 'rules/ wurde während des Versuchs geändert; bitte wiederholen, wenn sich dort nichts ändert'

/** The same load twice: undisturbed, and killed again and again. Both must come to the same. */
export async function fuehreVersuch({ seed, runden, antraege, say }: Optionen): Promise<Bericht> {
  const ordner = mkdtempSync(join(tmpdir(), 'weiche-fault-'))
  const faelle = await createFaelle(seed, antraege)
  say(`${antraege} Anträge; zuerst ungestört …`)
  const ungestoert = await laufeDurch(join(ordner, 'ungestoert'), faelle, async () => [])
  const soll = ergebnisse(ungestoert.ledger, ungestoert.bestand)
  const gestoert = await laufeDurch(join(ordner, 'gestoert'), faelle, (testling, ledger) =>
    stoere(testling, ledger, { seed, runden, say }),
  )
  const isOneRelease = new Set([...ausgabenOf(ungestoert.bestand), ...ausgabenOf(gestoert.bestand)]).size === 1
  const abweichungen = [
    ...pruefe(ungestoert.ledger, ungestoert.bestand, ungestoert.pfade).map(({ text }) => `ungestört: ${text}`),
    ...pruefe(gestoert.ledger, gestoert.bestand, gestoert.pfade).map(({ text }) => text),
    ...(isOneRelease ? vergleiche(gestoert.ledger, gestoert.bestand, soll).map(({ text }) => text) : [ANDERE_REGELN]),
  ]
  const treffer = trefferOf(gestoert.toetungen, gestoert.bestand, gestoert.pfade)
  const { ledger, bestand, pfade } = gestoert
  const toetungen = gestoert.toetungen.map((t, i) => ({ ...t, ...treffer[i]! }))
  return { abweichungen, toetungen, ledger, bestand, pfade, soll, ordner }
}

type Stoerung = (testling: Installation, ledger: Eintrag[]) => Promise<Toetung[]>

export async function laufeDurch(daten: string, faelle: readonly Fall[], stoerung: Stoerung) {
  const testling = await createTestling(daten)
  const ledger = faelle.map(createEintrag)
  const toetungen = await stoerung(testling, ledger)
  await zuEnde(testling, ledger)
  const bestand: Bestand = await readBestand(testling.pfade)
  return { ledger, toetungen, bestand, pfade: testling.pfade }
}

/** Every round takes up what earlier kills interrupted and goes on to new applications. */
async function stoere(
  testling: Installation,
  ledger: readonly Eintrag[],
  { seed, runden, say }: { seed: number; runden: number; say(text: string): void },
): Promise<Toetung[]> {
  const zufall = createZufall(seed + 1)
  const toetungen: Toetung[] = []
  for (let runde = 0; runde < runden; runde++) {
    const jeRunde = Math.ceil(ledger.length / runden)
    const absturz = absturzOf(zufall, runde, jeRunde)
    const toetung = await toeteImBetrieb(testling, ledger, { zufall, mitMongod: runde % 2 === 1, absturz, jeRunde })
    toetungen.push(toetung)
    const known = ledger.filter((e) => e.eingereicht).length
    const done = ledger.filter((e) => e.phase === 'fertig').length
    say(`Runde ${runde + 1} von ${runden}: getötet ${toetung.wie}; ${known} Anträge quittiert, ${done} fertig gestellt`)
  }
  return toetungen
}

/** One start without a kill: everything comes to its end, then the product is stopped as a person would. */
async function zuEnde(testling: Installation, ledger: readonly Eintrag[]): Promise<void> {
  const lauf = testling.starte()
  if (!(await testling.isBereit(lauf))) throw new Error(`Das Produkt startet nicht; siehe ${testling.pfade.daten}`)
  const limit = Date.now() + RUHE_MS + ledger.length * RUHE_JE_ANTRAG_MS
  await treibe(einTor(testling.url), ledger, () => lauf.hasEnded() || Date.now() > limit)
  for (let open = 1; open > 0; await sleep(250)) {
    const lage = (await get(`${testling.url}/lage`, {}))?.body as { gesamt: number; staende: Record<string, number> }
    open = lage ? lage.gesamt - lage.staende['abgeschlossen']! : 1
    if (Date.now() > limit || lauf.hasEnded()) throw new Error(`Es wird nicht ruhig: ${JSON.stringify(lage)}`)
  }
  // The heads are at most a second behind.
  await sleep(1_000)
  lauf.kill('SIGTERM')
  await lauf.ende
}
