import type { Befehl } from '../befehl.ts'
import { DATEN_HILFE, fehler } from '../installation.ts'
import { liste, zeige } from '../stoerung/ansehen.ts'
import { lege, unterschreibe } from '../stoerung/auftrag.ts'
import { geparkt } from '../stoerung/geparkt.ts'
import { lies, type Teil } from '../stoerung/optionen.ts'
import { wecken } from '../stoerung/wecken.ts'

const hilfe = `weiche stoerung                                                     wo es steht: Leistung, Stand, Grund, seit wann
weiche stoerung liste AUSWAHL --person KENNUNG                      die Vorgänge dazu
weiche stoerung zeige VORGANG --person KENNUNG                      ein Vorgang: Verlauf, Versuche, nächster Weckruf
weiche stoerung wecken VORGANG | AUSWAHL [--ja] --person KENNUNG    noch einmal versuchen lassen
weiche stoerung uebergeben VORGANG | AUSWAHL --grund TEXT --auftrag DATEI --schluessel DATEI
weiche stoerung uebergehen VORGANG | AUSWAHL --schritt SCHRITT --grund TEXT --auftrag DATEI --schluessel DATEI
weiche stoerung geparkt [wiederholen|verwerfen] [NAME] [--ja] ...   Nachrichten, mit denen niemand etwas anfangen konnte
weiche stoerung unterschreiben DATEI --schluessel DATEI [--ja]      als zweite Person; mit --ja wirkt der Auftrag

wecken        ändert keinen Vorgang. Ohne --ja wird nur gezeigt, welche es wären.
uebergeben    gibt Vorgänge einer Person; die Automatik hört dort auf.
uebergehen    belegt einen Schritt, der von Hand erledigt ist (--schritt uebergabe oder ablage). Briefe lassen sich nicht übergehen.
verwerfen     wirft geparkte Nachrichten weg.
Diese drei unterschreiben zwei Personen mit Schlüsseln der Rolle „betrieb“. Der Auftrag liegt dazwischen in einer Datei,
gilt 24 Stunden und nur für genau diese Vorgänge in dem Stand, in dem sie gesehen wurden.

AUSWAHL
  --leistung L       --stand STAND       --code CODE
  --aelter-als DAUER seit so langer Zeit ist nichts geschehen, zum Beispiel 30min, 2h, 3d

  --grund TEXT       steht lesbar für immer im Protokoll: keine Namen, nichts Persönliches
  --anzahl N         höchstens so viele (Vorgabe 100)
  --json             als JSON
${DATEN_HILFE}`

const teile: Record<string, Teil> = {
  liste,
  zeige,
  wecken,
  uebergeben: lege('uebergeben'),
  uebergehen: lege('uebergehen'),
  unterschreiben: unterschreibe,
  geparkt,
}

export const stoerung: Befehl = {
  name: 'stoerung',
  kurz: 'ansehen, was steht; wecken; mit zwei Unterschriften übergeben, übergehen, verwerfen',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = lies(argv)
    if (!gelesen.ok) return fehler(ausgabe, gelesen.text)
    const [name = 'liste', ...orte] = gelesen.orte
    const teil = teile[name]
    if (!teil)
      return fehler(ausgabe, `„stoerung ${name}“ gibt es nicht. Es gibt: ${Object.keys(teile).join(', ')}.\n\n${hilfe}`)
    return teil(orte, gelesen.werte, ausgabe)
  },
}
