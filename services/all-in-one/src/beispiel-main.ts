import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createDokumentRenderer } from '@weiche/dokumente'
import { berlinDatum } from '@weiche/fristen'
import { liesBefehl } from '@weiche/terminal'
import { pfadeOf } from './pfade.ts'
import { type Beispiel, findeBeispiele } from './player/beispiel.ts'
import { renderAnlage } from './player/unterlagen.ts'

const { daten, rules } = pfadeOf('.weiche/daten')
const antraege = findeBeispiele(rules).filter((s) => !s.nachreichung)
const HILFE = `Legt einen Beispielantrag mit seinen Nachweisen in .weiche/beispiel ab und zeigt den Aufruf, der ihn einreicht.

  npm run beispiel -- NAME

  --port N   Port, an dem Anträge angenommen werden (Vorgabe 8080; im Cluster einer von intake)
  --help     diese Hilfe

Namen:
${antraege.map((s) => `  ${s.antrag.padEnd(32)} ${s.beispiel.titel}`).join('\n')}`

/** Puts one sample on the disk as a portal would send it: the Antrag, its Nachweise as of today, and the curl call. */
async function main(): Promise<void> {
  const { orte, zahl, ende } = liesBefehl(HILFE, { port: { type: 'string' } }, { max: 1 })
  const port = zahl('port', { von: 1, bis: 65_535, sonst: 8080 })
  const [name] = orte
  if (name === undefined) return console.log(HILFE)
  const antrag = antraege.find((s) => s.beispiel.id === name || s.antrag === name)
  if (!antrag) return ende(`Das Beispiel „${name}“ gibt es nicht.`)
  const { beispiel, leistung } = antrag
  const ordner = join(daten, '..', 'beispiel', beispiel.id)
  const parts = await write(beispiel, ordner)
  const folder = relative(process.cwd(), ordner)
  process.stdout.write(`# ${beispiel.titel}; die Dateien liegen in ${folder}
curl http://127.0.0.1:${port}/antraege/${leistung} -H "Idempotency-Key: ${randomUUID()}" \\
${parts.map(({ name, datei, type }) => `  -F '${name}=@${join(folder, datei)};type=${type}'`).join(' \\\n')}
`)
}

async function write(beispiel: Beispiel, ordner: string) {
  mkdirSync(ordner, { recursive: true })
  writeFileSync(join(ordner, 'antrag.json'), `${JSON.stringify(beispiel.antrag, null, 2)}\n`)
  const parts = [{ name: 'antrag', datei: 'antrag.json', type: 'application/json' }]
  const renderer = createDokumentRenderer({ workers: 1 })
  try {
    for (const anlage of beispiel.anlagen) {
      const name = [anlage.art, anlage.betrifft].filter((p) => p !== '')
      const datei = `${name.join('-')}.pdf`
      const bytes = await renderAnlage(renderer, anlage, beispiel.antrag, berlinDatum(new Date()))
      writeFileSync(join(ordner, datei), bytes)
      parts.push({ name: ['anlage', ...name].join(':'), datei, type: 'application/pdf' })
    }
  } finally {
    await renderer.close()
  }
  return parts
}

await main()
