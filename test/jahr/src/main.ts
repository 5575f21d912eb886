import { testMongo } from '@weiche/mongo/test'
import { liesBefehl } from '@weiche/terminal'
import { spieleJahr } from './jahr.ts'

const hilfe = `npm run jahr [-- OPTIONEN]

Spielt ein Jahr mit vielen Fällen in gedehnter Zeit auf einem echten Protokoll, mit Neustarts und Stromausfällen
mittendrin, und vergleicht jeden Fall Tag für Tag mit dem, was das Gesetz verlangt.

  --faelle N     (Vorgabe 5000)
  --neustarts N  (Vorgabe 50; jeder zweite ist ein Stromausfall mitten in der Arbeit)
  --seed N       (Vorgabe 1)
  --help         diese Hilfe`

const { zahl } = liesBefehl(hilfe, {
  faelle: { type: 'string' },
  neustarts: { type: 'string' },
  seed: { type: 'string' },
})
const faelle = zahl('faelle', { von: 1, bis: 999_999, sonst: 5_000 })
const neustarts = zahl('neustarts', { bis: 999_999, sonst: 50 })
const seed = zahl('seed', { bis: 999_999, sonst: 1 })

async function main(): Promise<number> {
  const mongo = await testMongo()
  const begin = performance.now()
  try {
    const bericht = await spieleJahr({
      ...{ mongodbUri: mongo.adminUri, prefix: `${mongo.prefix}j`, seed },
      ...{ anzahl: faelle, tage: 365, neustarts, say: console.log },
    })
    const { abweichungen, ...rest } = bericht
    console.log(JSON.stringify({ ...rest, sekunden: Math.round((performance.now() - begin) / 1000) }, null, 2))
    for (const text of abweichungen.slice(0, 20)) console.log(text)
    console.log(`${abweichungen.length} Abweichungen`)
    return abweichungen.length === 0 ? 0 : 1
  } finally {
    await mongo.stop()
  }
}

process.exit(await main())
