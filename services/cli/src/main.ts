import { befehle } from './befehle/alle.ts'
import { fuehreAus } from './fuehre-aus.ts'

process.exitCode = await fuehreAus(process.argv.slice(2), befehle, {
  print: (text) => process.stdout.write(`${text}\n`),
  say: (text) => process.stderr.write(`${text}\n`),
  breite: process.stdout.columns ?? 100,
})
