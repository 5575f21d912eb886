import { liesBefehl } from '@weiche/terminal'
import { mutationen } from './mutationen.ts'
import { createSchwarm } from './schwarm.ts'
import { createVorrat } from './vorrat.ts'

const HILFE = `npm run simulation -- [Optionen]
  --seeds N       so viele Welten (Vorgabe 10000)
  --ab N          erste Nummer (Vorgabe 1)
  --faden N       so viele Fäden (Vorgabe 2)
  --seed N        nur diese Welt, mit ihrer ganzen Geschichte
  --mutation N    mit einem eingebauten Fehler (${mutationen.map((m, i) => `${i}: ${m.name}`).join('; ')})`

const { werte, zahl } = liesBefehl(HILFE, {
  seeds: { type: 'string' },
  ab: { type: 'string' },
  faden: { type: 'string' },
  seed: { type: 'string' },
  mutation: { type: 'string' },
})
const isOne = werte.seed !== undefined
const ab = isOne ? zahl('seed', { von: 1 }) : zahl('ab', { von: 1, sonst: 1 })
const anzahl = isOne ? 1 : zahl('seeds', { von: 1, sonst: 10_000 })
const faden = Math.min(anzahl, zahl('faden', { von: 1, sonst: 2 }))
const mutation = werte.mutation === undefined ? undefined : mutationen[zahl('mutation', { bis: mutationen.length - 1 })]
const schwarm = await createSchwarm({ vorrat: await createVorrat(), ...(mutation ? { mutation } : {}) }, faden)
const begin = performance.now()
const summe = { welten: 0, schritte: 0, commits: 0, abstuerze: 0, failover: 0, konflikte: 0, verglichen: 0, falsch: 0 }

await schwarm.spiele(
  Array.from({ length: anzahl }, (_, i) => ab + i),
  (b) => {
    summe.welten++
    summe.verglichen += b.verglichen
    for (const name of ['schritte', 'commits', 'abstuerze', 'failover', 'konflikte'] as const)
      summe[name] += b.zaehler[name]
    if (isOne) console.log(`${b.geschichte.join('\n')}\nFingerabdruck ${b.fingerabdruck}`)
    if (b.verstoesse.length > 0) melde(b.seed, b.verstoesse, b.geschichte)
    else if (summe.welten % 500 === 0) console.log(stand())
    return summe.falsch < 5
  },
)
await schwarm.close()
console.log(stand())
process.exit(summe.falsch === 0 ? 0 : 1)

function stand(): string {
  const s = (performance.now() - begin) / 1000
  const { welten, ...rest } = summe
  const zahlen = Object.entries(rest).map(([name, n]) => `${name} ${n}`)
  return `${welten} Welten in ${s.toFixed(1)} s (${(welten / s).toFixed(1)}/s): ${zahlen.join(', ')}`
}

function melde(seed: number, verstoesse: readonly string[], geschichte: readonly string[]): void {
  summe.falsch++
  console.log(`\nWelt ${seed} verletzt, was immer gelten muss:\n${verstoesse.slice(0, 5).join('\n')}`)
  const knapp = geschichte.filter((zeile) => !/ (lesen|geweckt)/.test(zeile))
  console.log(`Zuletzt geschah:\n${knapp.slice(-40).join('\n')}`)
  const more = werte.mutation === undefined ? '' : ` --mutation ${werte.mutation}`
  console.log(`Noch einmal: npm run simulation -- --seed ${seed}${more}\n`)
}
