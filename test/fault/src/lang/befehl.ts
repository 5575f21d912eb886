import { KafkaFehler } from '@weiche/kafka-broker'
import { berichtstafel, verwahre } from './bericht.ts'
import { fuehreLang } from './lang.ts'
import { szenarien } from './szenarien/alle.ts'
import type { Mass } from './szenario.ts'

export const szenarienliste = (): string => szenarien.map((s) => `  ${s.name.padEnd(16)} ${s.hypothese}`).join('\n')

/** `npm run fault -- --lang`; returns the exit code. */
export async function langBefehl(optionen: { seed: number; mass: Mass; nur: readonly string[] }): Promise<number> {
  const { seed, mass, nur } = optionen
  const falsch = nur.filter((name) => !szenarien.some((s) => s.name === name))
  if (falsch.length > 0) {
    console.log(`--nur ${falsch.join(', ')}: unbekannt. Es gibt:\n${szenarienliste()}`)
    return 2
  }
  const gewaehlt = szenarien.filter((s) => nur.length === 0 || nur.includes(s.name))
  const begonnen = new Date()
  const zeilen = [`Seed ${seed}, ${JSON.stringify(mass)}`]
  const say = (text: string) => {
    zeilen.push(text)
    console.log(text)
  }
  try {
    const { protokolle, ordner, entferne } = await fuehreLang({ seed, mass, szenarien: gewaehlt, say })
    say(`\n${berichtstafel(protokolle)}`)
    say(
      'p50 und Erholung: vom Ende der letzten Störung, bis ein noch offener Antrag fertig war (Median), bis alle es waren.',
    )
    const found = protokolle.flatMap((p) => p.abweichungen.map((a) => `${p.name}: ${a.text}`))
    for (const text of found.slice(0, 50)) say(`  ABWEICHUNG ${text}`)
    const summe = protokolle.reduce((n, p) => n + p.antraege, 0)
    const isGood = found.length === 0
    if (isGood) {
      say(`${summe} Anträge: nichts verloren, nichts doppelt, Kette rein, jede Entscheidung wie ungestört.`)
      entferne()
    } else say(`${found.length} Abweichungen (Seed ${seed}); die Datenordner bleiben stehen: ${ordner}`)
    return isGood ? 0 : 1
  } catch (error) {
    if (!(error instanceof KafkaFehler)) throw error
    say(`Übersprungen: ${error.message}`)
    return 0
  } finally {
    console.log(`Bericht: ${verwahre(zeilen, begonnen)}`)
  }
}
