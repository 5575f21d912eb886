import { parseCommandLine, start } from '@weiche/all-in-one'
import { parseAbsturz, withAbsturz } from './absturz.ts'

/** The product with a place where it kills itself: `<crash point> <options of npm start>`. */
const [punkt = '', ...argv] = process.argv.slice(2)
const parsed = parseCommandLine(argv)
if (!parsed.ok) throw new Error(parsed.text)
const kill = () => void process.kill(process.pid, 'SIGKILL')
await start(
  parsed.args,
  (text) => process.stderr.write(`${text}\n`),
  (exchange) => withAbsturz(exchange, parseAbsturz(punkt), kill),
).ready
