import { type Gelesen, liesOptionen } from '@weiche/terminal'
import { erfindeFaelle, liesFaelle, pruefeKopf } from '@weiche/werkbank'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { DATEN, DATEN_HILFE, fehler, mitInstallation } from '../installation.ts'
import { type Geladen, ladeLeistungspaket } from '../leistungspaket.ts'
import { LESEN, lesenHilfe, liesPerson } from '../person.ts'
import { bereiteFaelleVor } from '../probe/bereite-vor.ts'
import { oeffneFalldatei } from '../probe/falldatei.ts'
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
  --vorbereiten DATEI   die Fälle aus --faelle oder erfundene in knapper Form in diese Datei schreiben, statt zu
                        proben: nur mit den Angaben, auf die eine Probe sieht; mit --entwurf auch die des
                        Entwurfs. Danach: --faelle DATEI. Sie wird schneller gelesen.
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
  vorbereiten: { type: 'string' },
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
    if (werte.vorbereiten !== undefined) return bereiteVor(leistung, werte.vorbereiten, werte, ausgabe)
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
  const faelle = [...liesFaelle(geladen.dateien).faelle.values()]
  await schreibeFaelle(datei, erfindeFaelle(geladen.paket, faelle, anzahl, Number(werte.seed)))
  ausgabe.print(`${anzahl} Fälle stehen in ${datei}.`)
  return 0
}

async function bereiteVor(leistung: string, ziel: string, werte: Werte, ausgabe: Ausgabe): Promise<Endwert> {
  if (werte.gespeichert) {
    const grund = 'Gespeicherte Vorgänge verlassen das Log nicht: --gespeichert und --vorbereiten gehen nicht zusammen.'
    return fehler(ausgabe, grund)
  }
  const alt = await ladeLeistungspaket(leistung)
  if (!alt.ok) return fehler(ausgabe, alt.text)
  const neu = werte.entwurf === undefined ? undefined : await ladeLeistungspaket(werte.entwurf)
  if (neu && !neu.ok) return fehler(ausgabe, neu.text)
  const { faelle } = werte
  const zahlen = { kuenstlich: Number(werte.kuenstlich), seed: Number(werte.seed) }
  return bereiteFaelleVor({ alt, neu, ziel, faelle, ...zahlen }, ausgabe)
}

/** Made-up cases or those of a file, against the package as it lies there. */
async function probeAndere(leistung: string, neu: Geladen, werte: Werte, ausgabe: Ausgabe): Promise<Endwert> {
  const alt = await ladeLeistungspaket(leistung)
  if (!alt.ok) return fehler(ausgabe, alt.text)
  const { faelle } = werte
  if (faelle !== undefined) {
    const datei = await oeffneFalldatei(faelle)
    if (typeof datei === 'string') return fehler(ausgabe, datei)
    const mangel = datei.kopf && pruefeKopf(datei.kopf, alt.paket, neu.paket)
    if (mangel !== undefined) return fehler(ausgabe, `${faelle}: ${mangel} ${neuVorbereiten(leistung, werte)}`)
    return fuehreProbe({ alt, neu, teile: teileDatei(datei) }, werte, ausgabe)
  }
  if (liesFaelle(alt.dateien).faelle.size === 0)
    return fehler(ausgabe, 'Das Leistungspaket hat keine Fälle, die sich abwandeln lassen. Bitte --faelle angeben.')
  const teile = teileKuenstlich(Number(werte.kuenstlich), Number(werte.seed))
  return fuehreProbe({ alt, neu, teile }, werte, ausgabe)
}

const neuVorbereiten = (leistung: string, { entwurf, faelle }: Werte) =>
  `Bitte neu vorbereiten: weiche proben ${leistung} --entwurf ${entwurf} --faelle QUELLE --vorbereiten ${faelle}`

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
