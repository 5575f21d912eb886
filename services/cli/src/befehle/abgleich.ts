import { type Bericht, createAbgleich, liesErwartungen } from '@weiche/abgleich'
import { loadKopfSchluessel } from '@weiche/log'
import { createProjektion } from '@weiche/projektion'
import { liesOptionen } from '@weiche/terminal'
import { berichtText } from '../abgleich/text.ts'
import type { Befehl } from '../befehl.ts'
import { DATEN, DATEN_HILFE, fehler, mitInstallation } from '../installation.ts'

const hilfe = `weiche abgleich [--voll] [--wecken] [--json]

Beweist, dass nichts verloren ist: Jeder angenommene Antrag ist entschieden, offen oder bei einer Person; das Protokoll
ist lückenlos, seine Kette stimmt und ist bezeugt; nichts hängt, nichts ist angeordnet und nicht belegt, nichts geparkt.
Endwert 0: alles in Ordnung; 1: Befunde. Läuft neben der Installation oder ohne sie.

  --voll             alles neu lesen: jede Kette von Anfang an, jede Bezeugung, Zeile für Zeile gegen die Listen
                     (sonst: was seit dem letzten Mal hinzukam)
  --wecken           was zu lange steht, gleich wecken lassen; mit --voll auch nachtragen, was in keiner Liste steht
  --json             der ganze Bericht als JSON
${DATEN_HILFE}

Ab wann etwas zu lange dauert, steht in erwartungen.json im Ordner der Installation; ohne die Datei gilt die Vorgabe.`

const OPTIONEN = {
  ...DATEN,
  voll: { type: 'boolean', default: false },
  wecken: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

export const abgleich: Befehl = {
  name: 'abgleich',
  kurz: 'nachweisen, dass kein Vorgang verloren ist und keiner hängt',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN)
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const { voll, wecken, json, daten } = gelesen.werte
    return mitInstallation(daten, ausgabe, async ({ databases, siegel, log, uhr, pfade }) => {
      const erwartungen = liesErwartungen(pfade.erwartungen)
      if (!erwartungen.ok) return fehler(ausgabe, erwartungen.text)
      const still = () => undefined
      const logger = { info: still, warn: still, error: (was: string) => ausgabe.say(`Nicht gelungen: ${was}`) }
      const pruefer = createAbgleich({
        ...{ databases, uhr, erwartungen: erwartungen.wert, koepfe: pfade.koepfe },
        trageNach: createProjektion({ databases, log, logger }).trageNach,
        logKey: siegel.serverKey('log-kette'),
        publicKey: loadKopfSchluessel(pfade.kopfschluessel).publicKey,
      })
      if (voll) ausgabe.say('Das ganze Protokoll wird gelesen …')
      const bericht: Bericht = await pruefer.pruefe({ voll, wecken })
      ausgabe.print(json ? JSON.stringify(bericht, null, 2) : berichtText(bericht))
      return bericht.befunde.length > 0 ? 1 : 0
    })
  },
}
