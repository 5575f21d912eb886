import { liesBefehl } from '@weiche/terminal'
import fc from 'fast-check'
import { berichte, zaehle } from './bericht.ts'
import { type Entwurf, entwurf } from './entwurf.ts'
import { keine, pruefeEntwurf } from './pruefe.ts'

const HILFE = `npm run fuzz -- [--laeufe N] [--seed S]

Vergleicht zufällige Regeln auf zufälligen Angaben mit json-rules-engine 7.3.1.
  --laeufe N   so viele zufällige Pakete (100000)
  --seed S     derselbe Startwert ergibt dieselben Pakete (sonst zufällig; er wird gezeigt)`

const STUECK = 2_000

type Options = { laeufe: number; seed: number }

/** In pieces, so that progress can be told; each piece has a seed of its own. */
async function fuzz({ laeufe, seed }: Options): Promise<number> {
  const zaehlung = keine()
  const beginn = Date.now()
  console.log(`Startwert ${String(seed)}`)
  while (zaehlung.pakete < laeufe) {
    const numRuns = Math.min(STUECK, laeufe - zaehlung.pakete)
    const vorher = zaehlung.pakete
    const gleich = async (e: Entwurf) => (await pruefeEntwurf(e, zaehlung)).length === 0
    const ergebnis = await fc.check(fc.asyncProperty(entwurf, gleich), { numRuns, seed: seed + vorher })
    if (ergebnis.failed) {
      const gegenbeispiel = ergebnis.counterexample?.[0]
      if (!gegenbeispiel || ergebnis.errorInstance) throw ergebnis.errorInstance ?? new Error('kein Gegenbeispiel')
      console.log(`\nAbweichung nach ${String(vorher + ergebnis.numRuns)} Paketen, verkleinert:\n`)
      console.log(berichte(gegenbeispiel, await pruefeEntwurf(gegenbeispiel, keine())))
      return 1
    }
    const jeSekunde = Math.round((zaehlung.pakete / (Date.now() - beginn)) * 1000)
    console.error(`${String(zaehlung.pakete)} von ${String(laeufe)} (${String(jeSekunde)}/s)`)
  }
  console.log(`Keine Abweichung. ${zaehle(zaehlung)}`)
  return 0
}

const { zahl } = liesBefehl(HILFE, { laeufe: { type: 'string' }, seed: { type: 'string' } })
process.exitCode = await fuzz({
  laeufe: zahl('laeufe', { sonst: 100_000 }),
  seed: zahl('seed', { sonst: Date.now() % 1e9 }),
})
