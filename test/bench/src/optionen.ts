import { parseArgs } from 'node:util'
import { GELESEN } from './aufstellung.ts'

export const HILFE = `Messung: was ein Antrag von der HTTP-Annahme bis zum versandten Bescheid kostet.

  npm run bench [-- OPTIONEN]
  npm run bench -- regelwerk   was eine Entscheidung nach den Regeln kostet, im Vergleich (einige Minuten)
  npm run bench -- proben      was es kostet, einen Entwurf an vielen Fällen zu proben (einige Minuten, einige GB in /tmp)
  npm run bench -- abgleich    was es kostet, neben vielen alten Vorgängen nachzuweisen, dass nichts verloren ist (--alt N)
  npm run bench -- cluster     verteilt über Kafka neben dem Profil in einem Prozess: Durchsatz, CPU, Ruhe, Kosten der Spuren

  --faelle N          so viele Anträge je Messung (Vorgabe 1000; mit cluster 3000, denn am Ende jeder Messung sind immer weniger
                      unterwegs)
  --gesamt N          so weit wird im Profil ohne PDF weitergefahren, um das Wachstum zu sehen (Vorgabe 20000)
  --gesamt-voll N     dasselbe im Profil mit PDF und Anlagen (Vorgabe: keine; 20000 dauern eine Viertelstunde und mehr)
  --wiederholungen N  Messungen je Profil; gezeigt werden Median und Spanne (Vorgabe 3)
  --gleichzeitig N    so viele Anträge sind immer unterwegs (Vorgabe 64; mit cluster 400, denn vor jedem der sechzehn Prozesse
                      sollen welche warten)
  --nachweise N       so viele Nachweise liegen bei, werden verlangt und gelesen (0 bis ${GELESEN}, Vorgabe ${GELESEN})
  --seed N            derselbe Seed gibt dieselben Anträge (Vorgabe 1)
  --geprobt N         so viele Fälle werden aus einer Datei geprobt (Vorgabe 1000000; 0 = keine)
  --gespeichert N     so viele Vorgänge werden aus dem Log geprobt (Vorgabe 20000; 0 = keine)
  --alt N             so viele alte Vorgänge liegen im Protokoll (Vorgabe mit abgleich 1000000, mit cluster keine; je Million 5 GB
                      in /tmp, mit cluster dreimal so viel)
  --nur TEIL          voll, ohne, start oder anteile; mit cluster: voll, ohne, spuren oder rueckstand (mehrfach möglich)
  --json DATEI        eine JSON-Zeile je Zahl
  --help              diese Hilfe`

const TEILE = ['start', 'voll', 'ohne', 'anteile', 'spuren', 'rueckstand'] as const
export type Teil = (typeof TEILE)[number]
const BEREICHE = ['regelwerk', 'proben', 'abgleich', 'cluster'] as const
export type Bereich = (typeof BEREICHE)[number]
export type Optionen = {
  faelle: number
  gesamt: number
  gesamtVoll: number
  wiederholungen: number
  gleichzeitig: number
  /** With PDF: so many come along and are read. */
  nachweise: number
  seed: number
  teile: ReadonlySet<Teil>
  json: string | undefined
  geprobt: number
  gespeichert: number
  alt: number
  /** Measured instead of the running product. */
  bereich: Bereich | undefined
  hilfe: boolean
}

export function readOptionen(argv: string[]): Optionen {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      faelle: { type: 'string' },
      gesamt: { type: 'string', default: '20000' },
      'gesamt-voll': { type: 'string', default: '0' },
      wiederholungen: { type: 'string', default: '3' },
      gleichzeitig: { type: 'string' },
      nachweise: { type: 'string', default: String(GELESEN) },
      geprobt: { type: 'string', default: '1000000' },
      gespeichert: { type: 'string', default: '20000' },
      alt: { type: 'string' },
      seed: { type: 'string', default: '1' },
      nur: { type: 'string', multiple: true, default: [...TEILE] },
      json: { type: 'string' },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  })
  const [wort, ...weitere] = positionals
  const bereich = BEREICHE.find((b) => b === wort)
  if (weitere.length > 0 || (wort !== undefined && !bereich))
    throw new Error(`„${positionals.join(' ')}“ gibt es nicht. Bitte ${BEREICHE.join(', ')} oder Optionen angeben.`)
  const teile = values.nur.map((name) => {
    const teil = TEILE.find((t) => t === name)
    if (!teil) throw new Error(`--nur ${name}: Bitte ${TEILE.join(', ')} angeben.`)
    return teil
  })
  return {
    faelle: zahl('faelle', values.faelle ?? (bereich === 'cluster' ? '3000' : '1000')),
    gesamt: zahl('gesamt', values.gesamt),
    gesamtVoll: zahl('gesamt-voll', values['gesamt-voll']),
    wiederholungen: zahl('wiederholungen', values.wiederholungen),
    gleichzeitig: zahl('gleichzeitig', values.gleichzeitig ?? (bereich === 'cluster' ? '400' : '64')),
    nachweise: zahl('nachweise', values.nachweise, GELESEN),
    seed: zahl('seed', values.seed),
    teile: new Set(teile),
    json: values.json,
    geprobt: zahl('geprobt', values.geprobt),
    gespeichert: zahl('gespeichert', values.gespeichert),
    alt: zahl('alt', values.alt ?? (bereich === 'cluster' ? '0' : '1000000')),
    bereich,
    hilfe: values.help,
  }
}

function zahl(name: string, text: string, max = 9_999_999): number {
  if (!/^\d{1,7}$/.test(text) || Number(text) > max)
    throw new Error(`--${name} ${text}: Bitte eine ganze Zahl von 0 bis ${max} angeben.`)
  return Number(text)
}
