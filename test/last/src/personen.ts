import type { Beispiel } from '@weiche/all-in-one'
import type { Angaben } from '@weiche/vorgang'
import { ganzzahl, waehle, type Zufall } from './zufall.ts'

const VORNAMEN = ['Helga', 'Karin', 'Ursula', 'Renate', 'Ingrid', 'Horst', 'Klaus', 'Dieter', 'Günter', 'Jürgen']
const NACHNAMEN = ['Brandt', 'Özdemir', 'Krüger', 'Lehmann', 'Schäfer', 'Vogt', 'Nowak', 'Weiß', 'Thiel', 'Peters']
const STRASSEN = ['Mühlgasse', 'Lindenweg', 'Am Anger', 'Bahnhofstraße', 'Gartenstraße']

/** One pensioner living alone in rented rooms: the Angaben of the sample E1 with another person, rent and pension. */
export function personAntrag(vorlage: Beispiel, zufall: Zufall): Angaben {
  const antrag = structuredClone(vorlage.antrag)
  const vorname = waehle(zufall, VORNAMEN)
  const nachname = waehle(zufall, NACHNAMEN)
  const geburtsdatum = `${ganzzahl(zufall, 1940, 1956)}-0${ganzzahl(zufall, 1, 9)}-${ganzzahl(zufall, 10, 28)}`
  Object.assign(antrag['antragsteller']!, {
    ...{ vorname, nachname, geburtsdatum },
    strasse: waehle(zufall, STRASSEN),
    hausnummer: String(ganzzahl(zufall, 1, 199)),
  })
  const rente = `${ganzzahl(zufall, 1050, 1400)}.00`
  Object.assign(antrag['wohnung']!, { miete: `${ganzzahl(zufall, 280, 420)}.00` })
  const [mitglied] = (antrag['haushalt'] as { mitglieder: Angaben[] }).mitglieder
  Object.assign(mitglied!, { vorname, nachname, geburtsdatum })
  Object.assign((mitglied!['einkuenfte'] as Angaben[])[0]!, { betragMonat: rente })
  Object.assign(antrag['konto']!, { inhaber: `${vorname} ${nachname}` })
  return antrag
}

/**
 * The same person with other savings, cent by cent: another Antrag (equal Angaben would be a Dublette), which the same
 * Nachweise prove, because savings this small need none. `nummer` below 1,500,000.
 */
export function unterscheide(antrag: Angaben, nummer: number): Angaben {
  const cents = 100_000 + nummer
  return { ...antrag, vermoegen: { summe: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}` } }
}
