import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createDokumentRenderer } from '@weiche/dokumente'
import { berlinDatum } from '@weiche/fristen'
import { pfadeOf } from './pfade.ts'
import { type Beispiel, findeBeispiele } from './player/beispiel.ts'
import { renderAnlage } from './player/unterlagen.ts'

/** Puts one sample on the disk as a portal would send it: the Antrag, its Nachweise as of today, and the curl call. */
async function main(id: string | undefined): Promise<void> {
  const pfade = pfadeOf('.weiche/daten')
  const antraege = findeBeispiele(pfade.rules).filter((s) => !s.nachreichung)
  const antrag = antraege.find((s) => s.beispiel.id === id || s.antrag === id)
  if (!antrag) {
    const known = antraege.map((s) => `  ${s.antrag.padEnd(30)} ${s.beispiel.titel}`)
    const asked = id === undefined || id === '--help' ? '' : `Das Beispiel „${id}“ gibt es nicht.\n\n`
    process.stderr.write(`${asked}npm run beispiel -- NAME   mit einem dieser Namen:\n${known.join('\n')}\n`)
    process.exitCode = asked === '' ? 0 : 2
    return
  }
  const { beispiel, leistung } = antrag
  const ordner = join(pfade.daten, '..', 'beispiel', beispiel.id)
  const parts = await write(beispiel, ordner)
  const folder = relative(process.cwd(), ordner)
  process.stdout.write(`# ${beispiel.titel}; die Dateien liegen in ${folder}
curl http://127.0.0.1:8080/antraege/${leistung} -H "Idempotency-Key: ${randomUUID()}" \\
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

await main(process.argv[2])
