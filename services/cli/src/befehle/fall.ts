import { readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ladePaket } from '@weiche/regelwerk'
import { liesOptionen } from '@weiche/terminal'
import { abweichungText, lehneAb, liesFaelle, pruefeFall } from '@weiche/werkbank'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { liesLeistungspaket } from '../leistungspaket.ts'

const hilfe = `weiche fall annehmen LEISTUNG DATEI ...
weiche fall ablehnen LEISTUNG DATEI ...

Entscheidet über vorgeschlagene Fälle, zum Beispiel aus „weiche pruefen LEISTUNG --grenzfaelle-schreiben ORDNER“.
annehmen: prüft den Fall und legt ihn zu den Fällen der Leistung.
ablehnen: löscht den Vorschlag und merkt sich in pruefung.json, dass er nicht wieder kommt.`

export const fall: Befehl = {
  name: 'fall',
  kurz: 'einen vorgeschlagenen Fall annehmen oder ablehnen',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, {}, { max: 1000 })
    const [tun, leistung, ...dateien] = gelesen.ok ? gelesen.orte : []
    if (!gelesen.ok || (tun !== 'annehmen' && tun !== 'ablehnen') || leistung === undefined || dateien.length === 0) {
      ausgabe.say(gelesen.ok ? hilfe : gelesen.text)
      return 2
    }
    const werte: Endwert[] = []
    for (const datei of dateien) werte.push(await (tun === 'annehmen' ? nimmAn : lehne)(leistung, datei, ausgabe))
    return Math.max(...werte) as Endwert
  },
}

async function nimmAn(leistung: string, datei: string, { print, say }: Ausgabe): Promise<Endwert> {
  const [ordner, inhalt] = [await liesLeistungspaket(leistung), await lies(datei)]
  if (!ordner.ok || inhalt === undefined) return scheitere(say, ordner.ok ? fehlt(datei) : ordner.text)
  const ziel = `faelle/${basename(datei)}`
  if (ziel in ordner.dateien) return scheitere(say, `${ziel} gibt es schon. Bitte den Vorschlag umbenennen.`)
  const { faelle, fehler } = liesFaelle({ ...ordner.dateien, [ziel]: inhalt })
  const geladen = ladePaket(ordner.dateien)
  const neu = faelle.get(basename(datei, '.json'))
  if (!neu || 'fehler' in geladen) {
    const texte = fehler.filter((f) => f.datei === ziel).map((f) => `${datei} ${f.pfad}: ${f.text}`)
    return scheitere(say, texte.join('\n') || `„${leistung}“ lädt nicht. Bitte zuerst: weiche pruefen ${leistung}`)
  }
  const abweichungen = pruefeFall(geladen.paket, neu)
  for (const a of abweichungen) say(`${datei} ${abweichungText(a)}`)
  if (abweichungen.length > 0) return 1
  await writeFile(join(ordner.pfad, ziel), inhalt)
  await rm(datei)
  print(`Angenommen: ${ziel}`)
  return 0
}

async function lehne(leistung: string, datei: string, { print, say }: Ausgabe): Promise<Endwert> {
  const [ordner, inhalt] = [await liesLeistungspaket(leistung), await lies(datei)]
  if (!ordner.ok || inhalt === undefined) return scheitere(say, ordner.ok ? fehlt(datei) : ordner.text)
  const name = basename(datei, '.json')
  const merkzettel = lehneAb(ordner.dateien, name)
  await writeFile(join(ordner.pfad, merkzettel.datei), merkzettel.inhalt)
  await rm(datei)
  print(`Abgelehnt: ${name}`)
  return 0
}

const lies = (datei: string) => readFile(datei, 'utf8').catch(() => undefined)
const fehlt = (datei: string) => `Die Datei ${datei} gibt es nicht.`

function scheitere(say: Ausgabe['say'], text: string): Endwert {
  say(text)
  return 2
}
