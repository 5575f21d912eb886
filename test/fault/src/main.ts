import { rmSync } from 'node:fs'
import { liesBefehl } from '@weiche/terminal'
import { fuehreClusterversuch } from './cluster.ts'
import { langBefehl, szenarienliste } from './lang/befehl.ts'
import { fuehreVersuch } from './versuch.ts'

const HILFE = `Fehlerversuch: das Produkt wird unter Last immer wieder hart beendet (kill -9) und muss trotzdem zum
selben Ergebnis kommen wie ungestört, ohne etwas zu verlieren oder doppelt zu tun.

  npm run fault [-- OPTIONEN]

  --runden N     so oft töten (Vorgabe 20); in jeder zweiten Runde auch mongod
  --antraege N   so viele Anträge (Vorgabe 500)
  --seed N       derselbe Seed gibt dieselbe Last und dieselben Zeitpunkte (Vorgabe: zufällig, wird genannt)
  --kurz         2 Runden, 60 Anträge
  --lang         statt dessen: viele Fehler der Reihe nach auf einem Cluster (Liste unten), danach Vergleich mit einem ungestörten Lauf
    --nur NAME     nur dieses Szenario; mehrfach erlaubt
    --kills N      so oft kill -9 (Vorgabe 300)
    --frost S      so lange einfrieren (Vorgabe 60 Sekunden je Art)
    --spanne S     so lange jede andere Störung (Vorgabe 8 Sekunden)
  --cluster      statt dessen: jeder Dienst in eigenen Prozessen über Kafka, 60 Anträge über beide Eingänge, dazwischen wird ein
                 Prozess von processing hart beendet
  --help         diese Hilfe`

const { werte, zahl } = liesBefehl(`${HILFE}\n\nSzenarien von --lang:\n${szenarienliste()}`, {
  runden: { type: 'string' },
  antraege: { type: 'string' },
  seed: { type: 'string' },
  kurz: { type: 'boolean', default: false },
  lang: { type: 'boolean', default: false },
  nur: { type: 'string', multiple: true, default: [] },
  kills: { type: 'string' },
  frost: { type: 'string' },
  spanne: { type: 'string' },
  cluster: { type: 'boolean', default: false },
})

async function main(): Promise<void> {
  const seed = zahl('seed', { sonst: Math.floor(Math.random() * 1e9) })
  const runden = zahl('runden', { sonst: werte.kurz ? 2 : 20 })
  const antraege = zahl('antraege', { sonst: werte.kurz || werte.cluster ? 60 : 500 })
  const mass = {
    kills: zahl('kills', { sonst: 300 }),
    frost: zahl('frost', { sonst: 60 }),
    spanne: zahl('spanne', { sonst: 8 }),
  }
  console.log(`Seed ${seed} (wiederholen mit --seed ${seed})`)
  if (werte.lang) {
    // Connections that were cut keep timers of the drivers alive.
    process.exit(await langBefehl({ seed, mass, nur: werte.nur }))
  }
  if (werte.cluster) {
    process.exitCode = await fuehreClusterversuch({ seed, antraege, say: console.log })
    return
  }
  const begin = Date.now()
  const { abweichungen, toetungen, bestand, ordner } = await fuehreVersuch({ seed, runden, antraege, say: console.log })
  const { commits, koepfe } = bestand.pruefung
  const hit = (what: 'vorWirkung' | 'vorBeleg') => toetungen.filter((t) => t[what]).length
  console.log(`\n${toetungen.length} Tötungen in ${Math.round((Date.now() - begin) / 1000)} s.`)
  console.log(
    `Zwischen Auftrag und Wirkung trafen ${hit('vorWirkung')}, zwischen Wirkung und Beleg ${hit('vorBeleg')}.`,
  )
  console.log(`Log: ${commits} Commits, ${koepfe} signierte Köpfe geprüft.`)
  for (const text of abweichungen.slice(0, 50)) console.log(`  ABWEICHUNG ${text}`)
  console.log(
    abweichungen.length === 0
      ? `Alle ${antraege} Anträge: ein Bescheid, eine Übergabe, eine Ablage, Ergebnis wie ungestört.`
      : `${abweichungen.length} Abweichungen (Seed ${seed}).`,
  )
  if (abweichungen.length > 0) console.log(`Die Datenordner bleiben stehen: ${ordner}`)
  else rmSync(ordner, { recursive: true })
  process.exitCode = abweichungen.length === 0 ? 0 : 1
}

await main()
