import type { DokumentRenderer } from '@weiche/dokumente'
import { berlinDatum } from '@weiche/fristen'
import { type Angaben, setPath } from '@weiche/vorgang'
import type { StellbareUhr } from '../uhr.ts'
import type { Aufzeichnung } from './aufzeichnung.ts'
import type { BeispielAnlage, Schritt } from './beispiel.ts'
import { type Anlage, type Fetch, reicheAntragEin, reicheNach } from './einreichen.ts'
import { renderAnlage } from './unterlagen.ts'

export type SpielDeps = {
  fetch: Fetch
  renderer: DokumentRenderer
  uhr: StellbareUhr
  aufzeichnung: Aufzeichnung
  /** The account of whoever applies, as the log knows it; undefined = without one. */
  kontoOf(schritt: Schritt): string | undefined
  /** Waits until nothing is under way any more. */
  quiet(): Promise<void>
  progress(done: number, of: number, titel: string): void
}

/** Plays the steps in order of their days: set the clock, submit, wait until all is quiet. */
export async function spiele(schritte: readonly Schritt[], deps: SpielDeps): Promise<void> {
  for (const [index, schritt] of schritte.entries()) {
    deps.progress(index, schritte.length, schritt.beispiel.titel)
    if (deps.aufzeichnung.get(schritt.name)) continue
    // Several samples of one moment: the clock has moved on by itself meanwhile.
    if (schritt.am > deps.uhr.jetzt()) deps.uhr.stelle(schritt.am)
    const begin = performance.now()
    const eingereicht = await submit(schritt, deps)
    await deps.quiet()
    deps.aufzeichnung.put(schritt.name, { ...eingereicht, dauerMs: performance.now() - begin })
  }
  deps.progress(schritte.length, schritte.length, '')
}

async function submit(schritt: Schritt, deps: SpielDeps) {
  const { beispiel, nachreichung } = schritt
  if (!nachreichung) {
    const anlagen = await render(beispiel.anlagen, beispiel.antrag, schritt, deps)
    const name = beispiel.schluessel === undefined ? schritt.antrag : `${schritt.leistung}/${beispiel.schluessel}`
    return reicheAntragEin(deps.fetch, {
      ...{ name, leistung: schritt.leistung, angaben: beispiel.antrag, anlagen },
      konto: deps.kontoOf(schritt),
    })
  }
  const vorgang = deps.aufzeichnung.get(schritt.antrag)
  if (!vorgang) throw new Error(`Nachreichung ${schritt.name} ohne ihren Antrag`)
  const angaben = structuredClone(beispiel.antrag)
  for (const [path, value] of Object.entries(nachreichung.angaben)) setPath(angaben, path, value)
  const anlagen = await render(nachreichung.anlagen, angaben, schritt, deps)
  await reicheNach(deps.fetch, { name: schritt.name, vorgang, angaben: nachreichung.angaben, anlagen })
  return vorgang
}

function render(
  anlagen: readonly BeispielAnlage[],
  angaben: Angaben,
  schritt: Schritt,
  deps: SpielDeps,
): Promise<Anlage[]> {
  const stichtag = berlinDatum(new Date(schritt.beispiel.eingang))
  return Promise.all(
    anlagen.map(async (anlage) => ({
      art: anlage.art,
      betrifft: anlage.betrifft,
      bytes: await renderAnlage(deps.renderer, anlage, angaben, stichtag),
    })),
  )
}
