import { technikCode } from '@weiche/controller'
import { BETRIEB_CODE, type Ereignis, isAktuell, isBeiPerson, type Reparatur, type Vorgang } from '@weiche/vorgang'

export type Wirkung = { kind: 'ereignisse'; ereignisse: Ereignis[] } | { kind: 'nichts'; grund: string }

/** What a repair appends to a Vorgang as it was seen. Pure. `person`: who signed. */
export function wirkungAuf(v: Vorgang, reparatur: Reparatur, person: string): Wirkung {
  switch (reparatur.aktion) {
    case 'uebergeben':
      return uebergeben(v, reparatur)
    case 'uebergehen':
      return uebergehen(v, reparatur, person)
    case 'verwerfen':
      return nichts('Verworfen werden Nachrichten, keine Vorgänge.')
  }
}

const nichts = (grund: string): Wirkung => ({ kind: 'nichts', grund })

function uebergeben(v: Vorgang, { grund }: Reparatur): Wirkung {
  if (v.aussteuerungen.some((a) => isAktuell(v, a) && a.fakten.codes.includes(BETRIEB_CODE)))
    return nichts('Er ist schon übergeben.')
  if (isBeiPerson(v)) return nichts('Er liegt schon bei einer Person.')
  if (v.ruecknahme) return nichts('Der Antrag ist zurückgenommen.')
  if (v.uebergabe && v.ablage) return nichts('Er ist abgeschlossen.')
  const fakten = { grundlage: v.grundlage, codes: [BETRIEB_CODE], anlass: 'fachlich' as const, handler: '' }
  const erlaeuterung = `Der Betrieb hat den Vorgang einer Person übergeben: ${grund}`
  return { kind: 'ereignisse', ereignisse: [{ type: 'vorgang.ausgesteuert', fakten, inhalt: { erlaeuterung } }] }
}

/** Only what the citizen does not wait for: a letter that was never sent cannot be skipped. */
const SCHRITTE = {
  uebergabe: { handler: 'routing.uebergebe', was: 'Die Übergabe an das Fachverfahren' },
  ablage: { handler: 'routing.legeAb', was: 'Die Ablage in der eAkte' },
} as const

function uebergehen(v: Vorgang, reparatur: Reparatur, person: string): Wirkung {
  const { schritt, grund } = reparatur
  if (schritt === '') return nichts('Es fehlt, welcher Schritt übergangen werden soll.')
  const { handler, was } = SCHRITTE[schritt]
  if (!v.bescheid) return nichts(`${was} ist nicht angeordnet: Es gibt noch keinen Bescheid.`)
  if (schritt === 'uebergabe' ? v.uebergabe : v.ablage) return nichts(`${was} ist schon belegt.`)
  const beleg = { bescheid: v.bescheid.id, effekt: `Reparatur_${reparatur.id}`, dateien: [] }
  const belegt: Ereignis =
    schritt === 'uebergabe'
      ? { type: 'fachverfahren.uebergeben', fakten: { ...beleg, fachverfahren: 'von-hand' }, inhalt: {} }
      : { type: 'akte.abgelegt', fakten: beleg, inhalt: {} }
  const codes = [technikCode(handler)]
  const gesperrt = v.aussteuerungen.some((a) => isAktuell(v, a) && a.fakten.handler === handler)
  const fakten = { person, gesehen: v.seq, grundlage: v.grundlage, codes }
  const zurueck: Ereignis[] = gesperrt ? [{ type: 'vorgang.zurueckgegeben', fakten, inhalt: { grund } }] : []
  return { kind: 'ereignisse', ereignisse: [belegt, ...zurueck] }
}
