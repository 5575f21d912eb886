import { parseArgs } from 'node:util'

export const HILFE = `Messung: was ein Antrag von der HTTP-Annahme bis zum versandten Bescheid kostet.

  npm run bench [-- OPTIONEN]
  npm run bench -- regelwerk   was eine Entscheidung nach den Regeln kostet, im Vergleich (einige Minuten)

  --faelle N          so viele Anträge je Messung (Vorgabe 1000)
  --gesamt N          so weit wird im Profil ohne PDF weitergefahren, um das Wachstum zu sehen (Vorgabe 20000)
  --gesamt-voll N     dasselbe im Profil mit PDF und Anlagen (Vorgabe: keine; 20000 dauern eine Viertelstunde und mehr)
  --wiederholungen N  Messungen je Profil; gezeigt werden Median und Spanne (Vorgabe 3)
  --gleichzeitig N    so viele Anträge sind immer unterwegs (Vorgabe 64)
  --seed N            derselbe Seed gibt dieselben Anträge (Vorgabe 1)
  --nur TEIL          voll, ohne, start oder anteile (mehrfach möglich)
  --json DATEI        eine JSON-Zeile je Zahl
  --help              diese Hilfe`

const TEILE = ['start', 'voll', 'ohne', 'anteile'] as const
export type Teil = (typeof TEILE)[number]
export type Optionen = {
  faelle: number
  gesamt: number
  gesamtVoll: number
  wiederholungen: number
  gleichzeitig: number
  seed: number
  teile: ReadonlySet<Teil>
  json: string | undefined
  /** Only the rules, without a running product. */
  regelwerk: boolean
  hilfe: boolean
}

export function readOptionen(argv: string[]): Optionen {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      faelle: { type: 'string', default: '1000' },
      gesamt: { type: 'string', default: '20000' },
      'gesamt-voll': { type: 'string', default: '0' },
      wiederholungen: { type: 'string', default: '3' },
      gleichzeitig: { type: 'string', default: '64' },
      seed: { type: 'string', default: '1' },
      nur: { type: 'string', multiple: true, default: [...TEILE] },
      json: { type: 'string' },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  })
  const fremd = positionals.find((wort) => wort !== 'regelwerk')
  if (fremd !== undefined) throw new Error(`„${fremd}“ gibt es nicht. Bitte „regelwerk“ oder Optionen angeben.`)
  const teile = values.nur.map((name) => {
    const teil = TEILE.find((t) => t === name)
    if (!teil) throw new Error(`--nur ${name}: Bitte ${TEILE.join(', ')} angeben.`)
    return teil
  })
  return {
    faelle: zahl('faelle', values.faelle),
    gesamt: zahl('gesamt', values.gesamt),
    gesamtVoll: zahl('gesamt-voll', values['gesamt-voll']),
    wiederholungen: zahl('wiederholungen', values.wiederholungen),
    gleichzeitig: zahl('gleichzeitig', values.gleichzeitig),
    seed: zahl('seed', values.seed),
    teile: new Set(teile),
    json: values.json,
    regelwerk: positionals.length > 0,
    hilfe: values.help,
  }
}

function zahl(name: string, text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new Error(`--${name} ${text}: Bitte eine ganze Zahl angeben.`)
  return Number(text)
}
