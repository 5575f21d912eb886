import { stat } from 'node:fs/promises'
import { type Gelesen, liesOptionen } from '@weiche/terminal'
import { liesFaelle } from '@weiche/werkbank'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { DATEN, DATEN_HILFE, fehler, mitInstallation } from '../installation.ts'
import { type Geladen, ladeLeistungspaket } from '../leistungspaket.ts'
import { LESEN, lesenHilfe, liesPerson } from '../person.ts'
import { fuehreProbe } from '../probe/fuehre-probe.ts'
import { teileDatei, teileKuenstlich, teileLog } from '../probe/quelle.ts'
import { schreibeFaelle } from '../probe/schreibe-faelle.ts'

const ZWECK = 'Probe eines Entwurfs'
const hilfe = `weiche proben LEISTUNG --entwurf ORDNER [OPTIONEN]

Spielt Fälle durch das geltende Leistungspaket und durch einen Entwurf und zeigt, was sich ändern würde:
wie viele Entscheidungen kippen, was es kostet, wen es trifft, und die aussagekräftigsten Fälle.
Geprobt werden die Regeln: so, als läge jeder Nachweis vor.

  --entwurf ORDNER      der Entwurf des Leistungspakets
  --gespeichert         alle gespeicherten Vorgänge einer Installation, gegen ihre geltende Ausgabe;
                        braucht --person, weil dafür personenbezogene Daten gelesen werden
  --faelle DATEI        Fälle aus einer Datei, je Zeile ein JSON {"id","angaben","eingang","entscheidung"}
  --kuenstlich N        N erfundene Fälle: Abwandlungen der Fälle des Leistungspakets (Vorgabe: 10000)
  --seed S              Startwert für erfundene Fälle (Vorgabe 1); derselbe Wert gibt dieselben Fälle
  --schreibe DATEI      die erfundenen Fälle in eine solche Datei schreiben, statt zu proben
  --html DATEI          der Bericht als Seite
  --json                der Bericht als JSON
${lesenHilfe(ZWECK)}
${DATEN_HILFE}`

const OPTIONEN = {
  ...DATEN,
  ...LESEN,
  zweck: { type: 'string', default: ZWECK },
  gespeichert: { type: 'boolean', default: false },
  entwurf: { type: 'string' },
  faelle: { type: 'string' },
  kuenstlich: { type: 'string', default: '10000' },
  seed: { type: 'string', default: '1' },
  schreibe: { type: 'string' },
  html: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

export const proben: Befehl = {
  name: 'proben',
  kurz: 'einen Entwurf an vielen Fällen gegen das geltende Recht proben',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN, { max: 1 })
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const [leistung] = gelesen.orte
    const { werte } = gelesen
    if (leistung === undefined)
      return fehler(ausgabe, 'Bitte die Leistung angeben, zum Beispiel: weiche proben wohngeld')
    for (const option of ['kuenstlich', 'seed'] as const)
      if (!/^\d{1,9}$/.test(werte[option]))
        return fehler(ausgabe, `--${option} ${werte[option]}: Bitte eine ganze Zahl angeben.`)
    if (werte.schreibe !== undefined) return schreibe(leistung, werte.schreibe, werte, ausgabe)
    if (werte.entwurf === undefined) return fehler(ausgabe, 'Bitte den Ordner des Entwurfs angeben: --entwurf ORDNER')
    const neu = await ladeLeistungspaket(werte.entwurf)
    if (!neu.ok) return fehler(ausgabe, neu.text)
    return (werte.gespeichert ? probeGespeicherte : probeAndere)(leistung, neu, werte, ausgabe)
  },
}

type Werte = Extract<Gelesen<typeof OPTIONEN>, { ok: true }>['werte']

async function schreibe(leistung: string, datei: string, werte: Werte, ausgabe: Ausgabe): Promise<Endwert> {
  const geladen = await ladeLeistungspaket(leistung)
  if (!geladen.ok) return fehler(ausgabe, geladen.text)
  const anzahl = Number(werte.kuenstlich)
  await schreibeFaelle(datei, geladen, anzahl, Number(werte.seed))
  ausgabe.print(`${anzahl} Fälle stehen in ${datei}.`)
  return 0
}

/** Made-up cases or those of a file, against the package as it lies there. */
async function probeAndere(leistung: string, neu: Geladen, werte: Werte, ausgabe: Ausgabe): Promise<Endwert> {
  const alt = await ladeLeistungspaket(leistung)
  if (!alt.ok) return fehler(ausgabe, alt.text)
  const { faelle } = werte
  if (faelle !== undefined) {
    const info = await stat(faelle).catch(() => undefined)
    if (!info?.isFile()) return fehler(ausgabe, `Die Datei ${faelle} gibt es nicht.`)
    return fuehreProbe({ alt, neu, teile: teileDatei(faelle, info.size) }, werte, ausgabe)
  }
  if (liesFaelle(alt.dateien).faelle.size === 0)
    return fehler(ausgabe, 'Das Leistungspaket hat keine Fälle, die sich abwandeln lassen. Bitte --faelle angeben.')
  const teile = teileKuenstlich(Number(werte.kuenstlich), Number(werte.seed))
  return fuehreProbe({ alt, neu, teile }, werte, ausgabe)
}

/** Against the Ausgabe in force; whose cases are shown goes to the access log before they are. */
async function probeGespeicherte(leistung: string, neu: Geladen, werte: Werte, ausgabe: Ausgabe): Promise<Endwert> {
  const wer = liesPerson(werte)
  if (!wer.ok) return fehler(ausgabe, wer.text)
  return mitInstallation(werte.daten, ausgabe, async (i) => {
    const { ausgabe: hash } = await i.steuerung.stand.read(leistung)
    if (hash === undefined) return fehler(ausgabe, `Von „${leistung}“ ist in dieser Installation nichts freigegeben.`)
    const dateien = Object.fromEntries(await i.steuerung.ausgaben.load(leistung, hash))
    const alt = { paket: (await i.steuerung.lade(leistung, hash)).paket, dateien }
    const zugriff = { person: wer.person, aktion: 'entwurf.geprobt', zweck: werte.zweck }
    const merke = (vorgangIds: string[]) => i.zugriffslog.record({ ...zugriff, vorgangIds, zeitpunkt: i.uhr.jetzt() })
    return fuehreProbe({ alt, neu, teile: teileLog(leistung), quelle: i.quelle, merke }, werte, ausgabe)
  })
}
