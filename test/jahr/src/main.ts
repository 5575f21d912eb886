import { testMongo } from '@weiche/mongo/test'
import { liesOptionen } from '@weiche/terminal'
import { spieleJahr } from './jahr.ts'

const hilfe = `npm run jahr [-- OPTIONEN]

Spielt ein Jahr mit vielen Fällen in gedehnter Zeit auf einem echten Protokoll, mit Neustarts und Stromausfällen
mittendrin, und vergleicht jeden Fall Tag für Tag mit dem, was das Gesetz verlangt.

  --faelle N     (Vorgabe 5000)
  --neustarts N  (Vorgabe 50; jeder zweite ist ein Stromausfall mitten in der Arbeit)
  --seed N       (Vorgabe 1)
  --help         diese Hilfe`

const OPTIONEN = {
  faelle: { type: 'string', default: '5000' },
  neustarts: { type: 'string', default: '50' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', default: false, short: 'h' },
} as const

async function main(): Promise<number> {
  const gelesen = liesOptionen(process.argv.slice(2), OPTIONEN)
  if (!gelesen.ok || gelesen.werte.help) {
    console.log(gelesen.ok ? hilfe : `${gelesen.text}\n\n${hilfe}`)
    return gelesen.ok ? 0 : 2
  }
  const { faelle, neustarts, seed } = gelesen.werte
  if (![faelle, neustarts, seed].every((n) => /^\d{1,6}$/.test(n)) || Number(faelle) < 1) {
    console.log('Bitte ganze Zahlen angeben, mindestens einen Fall.')
    return 2
  }
  const mongo = await testMongo()
  const begin = performance.now()
  try {
    const bericht = await spieleJahr({
      ...{ mongodbUri: mongo.adminUri, prefix: `${mongo.prefix}j`, seed: Number(seed) },
      ...{ anzahl: Number(faelle), tage: 365, neustarts: Number(neustarts), say: console.log },
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
