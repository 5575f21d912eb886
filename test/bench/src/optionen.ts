import { liesBefehl } from '@weiche/terminal'
import { GELESEN } from './aufstellung.ts'

const HILFE = `Messung: was ein Antrag von der HTTP-Annahme bis zum versandten Bescheid kostet.

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
}

/** Of this process's command line; ends the process when it does not fit. */
export function readOptionen(): Optionen {
  const text = { type: 'string' } as const
  const { werte, orte, zahl, ende } = liesBefehl(
    HILFE,
    {
      ...{ faelle: text, gesamt: text, 'gesamt-voll': text, wiederholungen: text, gleichzeitig: text, nachweise: text },
      ...{ geprobt: text, gespeichert: text, alt: text, seed: text, json: text },
      nur: { type: 'string', multiple: true, default: [...TEILE] },
    },
    { max: 1 },
  )
  const [wort] = orte
  const bereich = BEREICHE.find((b) => b === wort)
  if (wort !== undefined && !bereich)
    ende(`„${wort}“ gibt es nicht. Bitte ${BEREICHE.join(', ')} oder Optionen angeben.`)
  const teile = werte.nur.map(
    (name) => TEILE.find((t) => t === name) ?? ende(`--nur ${name}: Bitte ${TEILE.join(', ')} angeben.`),
  )
  const verteilt = bereich === 'cluster'
  return {
    faelle: zahl('faelle', { sonst: verteilt ? 3_000 : 1_000 }),
    gesamt: zahl('gesamt', { sonst: 20_000 }),
    gesamtVoll: zahl('gesamt-voll', { sonst: 0 }),
    wiederholungen: zahl('wiederholungen', { sonst: 3 }),
    gleichzeitig: zahl('gleichzeitig', { sonst: verteilt ? 400 : 64 }),
    nachweise: zahl('nachweise', { bis: GELESEN, sonst: GELESEN }),
    seed: zahl('seed', { sonst: 1 }),
    teile: new Set(teile),
    json: werte.json,
    geprobt: zahl('geprobt', { sonst: 1_000_000 }),
    gespeichert: zahl('gespeichert', { sonst: 20_000 }),
    alt: zahl('alt', { sonst: verteilt ? 0 : 1_000_000 }),
    bereich,
  }
}
