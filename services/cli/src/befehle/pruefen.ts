import { ladePaket } from '@weiche/regelwerk'
import { liesOptionen } from '@weiche/terminal'
import { liesFaelle, pruefeFall } from '@weiche/werkbank'
import type { Ausgabe, Befehl, Endwert } from '../befehl.ts'
import { leistungen, liesLeistungspaket } from '../leistungspaket.ts'

const hilfe = `weiche pruefen [LEISTUNG ...]

Lädt die Leistungspakete (ohne Angabe: alle unter rules/) und spielt ihre Fälle durch.
LEISTUNG ist ein Name unter rules/ oder der Pfad eines Ordners.`

export const pruefen: Befehl = {
  name: 'pruefen',
  kurz: 'ein Leistungspaket laden und seine Fälle durchspielen',
  hilfe,
  async run(argv, ausgabe) {
    const gelesen = liesOptionen(argv, {}, { max: 100 })
    if (!gelesen.ok) {
      ausgabe.say(gelesen.text)
      return 2
    }
    const orte = gelesen.orte.length > 0 ? gelesen.orte : await leistungen()
    const werte: Endwert[] = []
    for (const ort of orte) werte.push(await pruefe(ort, ausgabe))
    return Math.max(...werte) as Endwert
  },
}

async function pruefe(ort: string, { print, say }: Ausgabe): Promise<Endwert> {
  const ordner = await liesLeistungspaket(ort)
  if (!ordner.ok) {
    say(ordner.text)
    return 2
  }
  const geladen = ladePaket(ordner.dateien)
  const { faelle, fehler } = liesFaelle(ordner.dateien)
  const alle = 'fehler' in geladen ? [...geladen.fehler, ...fehler] : fehler
  for (const { datei, pfad, text } of alle) print(`${ort}/${datei}${pfad ? ` ${pfad}` : ''}: ${text}`)
  if ('fehler' in geladen) return 1
  let falsch = 0
  for (const fall of faelle.values()) {
    const abweichungen = pruefeFall(geladen.paket, fall)
    if (abweichungen.length > 0) falsch++
    for (const { was, soll, ist } of abweichungen)
      print(`${ort}/faelle/${fall.name}.json erwartet.${was}: erwartet „${soll}“, ist „${ist}“.`)
  }
  print(`${ort}: ${faelle.size - falsch} von ${faelle.size} Fällen wie erwartet.`)
  return alle.length > 0 || falsch > 0 ? 1 : 0
}
