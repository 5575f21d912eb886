import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { berlinDatum } from '@weiche/fristen'
import { ladePaket, type Paket } from '@weiche/regelwerk'
import { liesOptionen } from '@weiche/terminal'
import {
  abdeckungVon,
  abweichungText,
  type Faelle,
  fehlendeGrenzfaelle,
  liesFaelle,
  pruefeFall,
  pruefePaket,
  type Schloss,
  schlossPruefung,
} from '@weiche/werkbank'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { zeigeFortschritt } from '../fortschritt.ts'
import { istName, leistungen, liesLeistungspaket } from '../leistungspaket.ts'
import { grenzfallText, schreibeGrenzfaelle } from '../pruefung/grenzfaelle.ts'
import { pruefbericht } from '../pruefung/html.ts'
import { messeMutation } from '../pruefung/mutation.ts'
import { abdeckungText, befundText, mutationText, schlossText } from '../pruefung/text.ts'

const hilfe = `weiche pruefen [LEISTUNG ...] [OPTIONEN]

Lädt die Leistungspakete (ohne Angabe: alle unter rules/), sucht Widersprüche und Unbenutztes, spielt die Fälle
durch und sagt, was sie zeigen: jede Regel, jede Bedingung, jede Norm; und ob das Paket automatisch entscheiden darf.
LEISTUNG ist ein Name unter rules/ oder der Pfad eines Ordners.

  --alles         auch jede einzelne Regel, Norm und Angabe
  --bericht       den Prüfbericht als Seite nach .weiche/pruefbericht-LEISTUNG.html schreiben
  --html DATEI    den Prüfbericht als Seite in diese Datei schreiben (nur eine LEISTUNG)
  --mutation      kleine Fehler in Regeln, Rechnungen und Werte einbauen und zählen, wie viele die Fälle bemerken
  --anteil A      nur dieser Anteil der Fehler, zum Beispiel 0.1 (Vorgabe 1)
  --seed S        Startwert für die Auswahl (Vorgabe 1)
  --grenzfaelle   je Schwelle ohne Fall auf beiden Seiten zwei Fälle vorschlagen
  --grenzfaelle-schreiben ORDNER
                  diese Vorschläge als Dateien schreiben, für: weiche fall annehmen|ablehnen (nur eine LEISTUNG)
  --json          alles als JSON
  --help          diese Hilfe`

const OPTIONEN = {
  alles: { type: 'boolean', default: false },
  bericht: { type: 'boolean', default: false },
  html: { type: 'string' },
  mutation: { type: 'boolean', default: false },
  anteil: { type: 'string', default: '1' },
  seed: { type: 'string', default: '1' },
  grenzfaelle: { type: 'boolean', default: false },
  'grenzfaelle-schreiben': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

type Wahl = {
  alles: boolean
  bericht: boolean
  html?: string | undefined
  mutation?: { anteil: number; seed: number } | undefined
  grenzfaelle: boolean
  'grenzfaelle-schreiben'?: string | undefined
  json: boolean
}

export const pruefen: Befehl = {
  name: 'pruefen',
  kurz: 'ein Leistungspaket laden, seine Fälle durchspielen und zeigen, was sie abdecken',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, OPTIONEN, { max: 100 })
    if (!gelesen.ok) {
      ausgabe.say(gelesen.text)
      return 2
    }
    const orte = gelesen.orte.length > 0 ? gelesen.orte : await leistungen()
    const { html, 'grenzfaelle-schreiben': ordner } = gelesen.werte
    if ((html !== undefined || ordner !== undefined) && orte.length !== 1) {
      ausgabe.say('--html und --grenzfaelle-schreiben gelten für eine Leistung. Bitte ihren Namen angeben.')
      return 2
    }
    const [anteil, seed] = [Number(gelesen.werte.anteil), Number(gelesen.werte.seed)]
    if (!(anteil > 0 && anteil <= 1) || !Number.isSafeInteger(seed)) {
      ausgabe.say('--anteil ist eine Zahl über 0 bis 1 (zum Beispiel 0.1), --seed eine ganze Zahl.')
      return 2
    }
    const wahl: Wahl = { ...gelesen.werte, mutation: gelesen.werte.mutation ? { anteil, seed } : undefined }
    const werte: Endwert[] = []
    for (const ort of orte) werte.push(await pruefe(ort, wahl, ausgabe))
    return Math.max(...werte) as Endwert
  },
}

async function pruefe(ort: string, wahl: Wahl, { print, say }: Ausgabe): Promise<Endwert> {
  const ordner = await liesLeistungspaket(ort)
  if (!ordner.ok) {
    say(ordner.text)
    return 2
  }
  const { dateien } = ordner
  const geladen = ladePaket(dateien)
  const { faelle, fehler } = liesFaelle(dateien)
  const alle = 'fehler' in geladen ? [...geladen.fehler, ...fehler] : fehler
  for (const { datei, pfad, text } of alle) say(`${ort}/${datei}${pfad ? ` ${pfad}` : ''}: ${text}`)
  if ('fehler' in geladen) return 1
  const fremd = istName(ort) && geladen.paket.leistung !== ort.replace(/^_/, '')
  if (fremd)
    say(
      `${ort}/leistung.json id: Die Leistung heißt „${geladen.paket.leistung}“, der Ordner aber „${ort}“. Bitte beiden denselben Namen geben.`,
    )
  const abdeckung = abdeckungVon(geladen.paket, dateien, faelle.values())
  const schloss = schlossMitModus(geladen.paket, schlossPruefung(geladen.paket, abdeckung))
  for (const zeile of abweichungen(ort, geladen.paket, faelle, abdeckung.falsch)) say(zeile)
  const mutation = wahl.mutation && (await messeMutation(dateien, wahl.mutation, zeigeFortschritt('Eingebaute Fehler')))
  const befunde = pruefePaket(geladen.paket, dateien, [...faelle.values()], abdeckung, berlinDatum(new Date()))
  const schreiben = wahl['grenzfaelle-schreiben']
  const grenzfaelle =
    wahl.grenzfaelle || schreiben !== undefined
      ? fehlendeGrenzfaelle(geladen.paket, dateien, [...faelle.values()], abdeckung)
      : undefined
  const bericht = { abdeckung, schloss, befunde, grenzfaelle, mutation }
  if (wahl.json) print(JSON.stringify(bericht, null, 2))
  else {
    print(`${ort}: ${abdeckung.faelle.length} von ${faelle.size} Fällen wie erwartet.\n`)
    print(`${abdeckungText(abdeckung, wahl.alles)}\n`)
    print(`${befundText(befunde, wahl.alles)}\n`)
    if (grenzfaelle) print(`${grenzfallText(grenzfaelle)}\n`)
    if (mutation) print(`${mutationText(mutation, wahl.alles)}\n`)
    print(schlossText(schloss, wahl.alles))
  }
  if (grenzfaelle && schreiben !== undefined) {
    const geschrieben = await schreibeGrenzfaelle(schreiben, geladen.paket, faelle, grenzfaelle)
    say(`${geschrieben.length} Vorschläge stehen in ${schreiben}. Weiter mit: weiche fall annehmen ${ort} DATEI`)
  }
  const seite = wahl.html ?? (wahl.bericht ? `.weiche/pruefbericht-${geladen.paket.leistung}.html` : undefined)
  if (seite !== undefined) {
    await mkdir(dirname(seite), { recursive: true })
    await writeFile(seite, pruefbericht(geladen.paket.kopf.name, bericht))
    say(`Der Prüfbericht steht in ${seite}.`)
  }
  const faul = befunde.some(({ stufe }) => stufe === 'fehler')
  return fremd || alle.length > 0 || abdeckung.falsch.length > 0 || faul ? 1 : 0
}

/** Today in Europe/Berlin, JJJJ-MM-TT. */

/** A package may ask for proposals only, whatever the lock says. */
function schlossMitModus({ kopf }: Paket, schloss: Schloss): Schloss {
  if (kopf.automatisierung.modus !== 'assistiert') return schloss
  const text = 'Das Paket will nur vorschlagen („assistiert“).'
  const modus = {
    datei: 'leistung.json',
    pfad: 'automatisierung.modus',
    text,
    abhilfe: 'Ist das gemeint, ist nichts zu tun.',
  }
  return { ...schloss, zulaessig: false, fehlt: [modus, ...schloss.fehlt] }
}

/** A case that others build on comes first: what is wrong with its Angaben is told once for all of them. */
function abweichungen(ort: string, paket: Paket, faelle: Faelle['faelle'], namen: readonly string[]): string[] {
  const gezeigt = new Set<string>()
  const [eigene, abgeleitete] = [true, false].map((ganz) => namen.filter((n) => !faelle.get(n)!.basis === ganz))
  return [...eigene!, ...abgeleitete!].flatMap((name) =>
    pruefeFall(paket, faelle.get(name)!).flatMap((a) => {
      const text = abweichungText(a)
      if (a.was.startsWith('angaben.') && gezeigt.has(text)) return []
      gezeigt.add(text)
      return [`${ort}/faelle/${name}.json ${text}`]
    }),
  )
}
