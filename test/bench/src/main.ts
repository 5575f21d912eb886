import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { messeAbgleich } from './abgleich/messe-abgleich.ts'
import { messeAnteile } from './anteile.ts'
import { createMuster, root } from './aufstellung.ts'
import { messeCluster } from './cluster/messe-cluster.ts'
import { messeKaltstart } from './kaltstart.ts'
import { type Optionen, readOptionen } from './optionen.ts'
import { messeProben } from './proben/messe-proben.ts'
import { messeProfil } from './profil.ts'
import { messeRegelwerk } from './regelwerk/messe-regelwerk.ts'
import { createTafel, type Tafel } from './tafel.ts'
import { startDatenbank } from './umgebung.ts'
import { datenbankAllein, satzAllein } from './vergleichswerte.ts'

const PERSONEN = 24
const say = (text: string) => process.stderr.write(`${text}\n`)

const ERLAEUTERUNG = `
Gemessen wird von der HTTP-Anfrage bis zum Beleg „bescheid.versandt“; das Produkt läuft als eigener Prozess, die Last in diesem.
„mit PDF und Anlagen“: das Produkt, wie es ist; je Antrag drei Nachweise von 50 kB, die gelesen werden (so viele braucht
  eine dunkle Entscheidung; mit --nachweise weniger, dann verlangt das Leistungspaket die übrigen nicht), ein Bescheid als
  PDF/UA, Brief, Übergabe und Ablage in Austauschordnern.
„ohne PDF und Anlagen“: dieselben Dienste mit einem Leistungspaket, das keine Nachweise verlangt, und einem Brief von
  wenigen festen Bytes statt des Satzes. Brief, Übergabe und Ablage werden geschrieben wie sonst.
CPU und Bytes je Fall enthalten auch, was nach dem Bescheid geschieht (Übergabe, Ablage, Listen).`

async function main(optionen: Optionen): Promise<void> {
  const ordner = mkdtempSync(join(tmpdir(), 'weiche-bench-'))
  const tafel = createTafel(optionen.json)
  tafel.add({ name: 'Prozessorkerne', value: availableParallelism(), unit: '' })
  tafel.add({ name: 'Last des Rechners vorher (1 Minute)', value: loadavg()[0]!, unit: '' })
  try {
    if (optionen.teile.has('start')) await start(join(ordner, 'start'), tafel)
    if (optionen.teile.has('voll') || optionen.teile.has('ohne') || optionen.teile.has('anteile'))
      await unterLast(optionen, ordner, tafel)
  } finally {
    rmSync(ordner, { recursive: true, force: true })
  }
  console.log(tafel.render())
  console.log(ERLAEUTERUNG)
}

async function start(daten: string, tafel: Tafel): Promise<void> {
  say('Kaltstart und Leerlauf …')
  const { ersterBescheidMs, allesMs, leerlauf, rss } = await messeKaltstart(daten)
  tafel.add({ name: 'npm start bis zum ersten Bescheid', value: ersterBescheidMs / 1000, unit: 's' })
  tafel.add({ name: 'npm start bis alle Beispiele gespielt sind', value: allesMs / 1000, unit: 's' })
  if (leerlauf !== undefined) tafel.add({ name: 'Leerlauf mit mongod', value: leerlauf * 100, unit: '% eines Kerns' })
  if (rss !== undefined) tafel.add({ name: 'Speicher im Leerlauf mit mongod', value: rss / 1e6, unit: 'MB' })
}

async function unterLast(optionen: Optionen, ordner: string, tafel: Tafel): Promise<void> {
  const { teile, seed, nachweise } = optionen
  say('Anträge und Nachweise werden vorbereitet …')
  const muster = await createMuster(seed, PERSONEN, nachweise)
  const db = await startDatenbank(join(ordner, 'db'), join(root, '.weiche', 'bin'))
  const umfeld = { db, ordner, muster, optionen, tafel }
  try {
    if (teile.has('voll')) {
      const { jeSekunde, bescheid } = await messeProfil('voll', umfeld, say)
      const satz = await satzAllein(bescheid!)
      tafel.add({ name: 'Vergleich: nur Satz solcher Bescheide', value: satz, unit: '/s' })
      tafel.add({
        name: 'Verhältnis mit PDF und Anlagen',
        value: (100 * jeSekunde) / satz,
        unit: '%',
        gegen: 'nur Satz',
      })
    }
    if (teile.has('ohne')) {
      const { jeSekunde } = await messeProfil('ohne', umfeld, say)
      const einfuegen = await datenbankAllein(db.databases('ohne'))
      tafel.add({ name: 'Vergleich: nur mongod, Sätze von 2 kB', value: einfuegen, unit: '/s' })
      tafel.add({
        name: 'Verhältnis ohne PDF und Anlagen',
        value: (100 * jeSekunde) / einfuegen,
        unit: '%',
        gegen: 'nur mongod',
      })
    }
    if (teile.has('anteile')) await messeAnteile(umfeld, say)
  } finally {
    await db.stop()
  }
}

const ZUM_REGELWERK = `
Zeiten sind CPU-Zeit je Entscheidung, alle Fäden des Prozesses zusammen: Median von Runden, in denen sich alle abwechseln.
„Bedingungen“: die berechneten Werte stehen schon da, ausgewertet werden nur die Regeln. json-rules-engine und ZEN finden in
  jedem Fall dieselben Regeln.
„Ganze Entscheidung“: von den Angaben bis zu Ausgang, Betrag und Treffern, alle Ableitungen exakt, mit der Spur, aus der sich
  jede Zeile der Begründung drucken lässt. „alles gedruckt“: alle Werte, Berechnungsbogen und Begründung als JSON.
„von Hand“: was sich für vollständige Angaben als TypeScript schreiben lässt, ohne Spur; gleiche Beträge und Codes.`

async function regelwerk({ seed, json }: Optionen): Promise<void> {
  const tafel = createTafel(json)
  tafel.add({ name: 'Prozessorkerne', value: availableParallelism(), unit: '' })
  tafel.add({ name: 'Last des Rechners vorher (1 Minute)', value: loadavg()[0]!, unit: '' })
  await messeRegelwerk(seed, tafel, say)
  console.log(tafel.render())
  console.log(ZUM_REGELWERK)
}

const ZUM_PROBEN = `
Geprobt wird „weiche proben“ als eigener Prozess, mit Start und Übersetzen beider Fassungen; CPU und Speicher sind die aller seiner Fäden.
Aus dem Log: gespeicherte Vorgänge werden gelesen, entsiegelt und geprobt; die Datenbank läuft daneben und zählt nicht mit.`

async function proben({ seed, json, geprobt, gespeichert }: Optionen): Promise<void> {
  const tafel = createTafel(json)
  tafel.add({ name: 'Prozessorkerne', value: availableParallelism(), unit: '' })
  tafel.add({ name: 'Last des Rechners vorher (1 Minute)', value: loadavg()[0]!, unit: '' })
  const ordner = mkdtempSync(join(tmpdir(), 'weiche-proben-'))
  try {
    await messeProben({ ordner, faelle: geprobt, gespeichert, seed }, tafel, say)
  } finally {
    rmSync(ordner, { recursive: true, force: true })
  }
  console.log(tafel.render())
  console.log(ZUM_PROBEN)
}

const ZUM_ABGLEICH = `
Die alten Vorgänge sind unmittelbar in Protokoll und Listen geschrieben (je drei Einträge, wahre Ketten); 30 von 1000 sind offen. Der erste und der
volle Blick sind „weiche abgleich“ als eigener Prozess; die anderen geschehen im selben Prozess jede Minute.`

async function abgleich({ json, alt }: Optionen): Promise<void> {
  const tafel = createTafel(json)
  tafel.add({ name: 'Prozessorkerne', value: availableParallelism(), unit: '' })
  tafel.add({ name: 'Last des Rechners vorher (1 Minute)', value: loadavg()[0]!, unit: '' })
  const ordner = mkdtempSync(join(tmpdir(), 'weiche-abgleich-'))
  try {
    await messeAbgleich(ordner, alt, tafel, say)
  } finally {
    rmSync(ordner, { recursive: true, force: true })
  }
  console.log(tafel.render())
  console.log(ZUM_ABGLEICH)
}

const ZUM_CLUSTER = `
Gemessen wird von außen, von der HTTP-Anfrage bis der Beleg „bescheid.versandt“ im Protokoll steht; je zwei Prozesse je Dienst, drei mongod, ein Kafka.
CPU aus /proc, alle Fäden, bis alles abgelegt ist; die Aufsicht über die Prozesse und der Absender zählen nicht mit. Spuren gehen an Zipkin.`

async function cluster(optionen: Optionen): Promise<void> {
  const tafel = createTafel(optionen.json)
  tafel.add({ name: 'Prozessorkerne', value: availableParallelism(), unit: '' })
  tafel.add({ name: 'Last des Rechners vorher (1 Minute)', value: loadavg()[0]!, unit: '' })
  const ordner = mkdtempSync(join(tmpdir(), 'weiche-bench-'))
  try {
    await messeCluster(ordner, optionen, tafel, say)
  } finally {
    rmSync(ordner, { recursive: true, force: true })
  }
  console.log(tafel.render())
  console.log(ZUM_CLUSTER)
}

const optionen = readOptionen()
if (optionen.bereich === 'regelwerk') await regelwerk(optionen)
else if (optionen.bereich === 'proben') await proben(optionen)
else if (optionen.bereich === 'abgleich') await abgleich(optionen)
else if (optionen.bereich === 'cluster') await cluster(optionen)
else await main(optionen)
