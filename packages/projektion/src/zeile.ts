import { berlinDatum, tageZwischen } from '@weiche/fristen'
import {
  ausgang,
  isAktuell,
  isRuhend,
  isVersagt,
  naechsteFaelligkeit,
  offeneNachforderung,
  type Stand,
  seitOf,
  standOf,
  type Vorgang,
  wartezeitenOf,
} from '@weiche/vorgang'

/** What lists, counts and the watchdog may know of a Vorgang: states, codes, ids and times, no personal data. */
export type Zeile = {
  vorgangId: string
  seq: number
  leistung: string
  stand: Stand
  /** Not yet finished, whoever has to act. */
  offen: boolean
  /** Nobody inside has to act: it waits for a person, the citizen, or nothing. */
  ruhend: boolean
  /** Time of the newest commit (business clock, ISO). */
  seit: string
  /** Time of the Antrag (business clock, ISO), and its day of receipt in Berlin. */
  eingang: string
  eingangsdatum: string
  /** Day (Europe/Berlin) from which time alone changes something. */
  naechsteFaelligkeit: string | null
  /** Of an open request: was the citizen reminded already? */
  erinnert: boolean
  /** Days on which the Vorgang waited for the citizen, without the present span. */
  gewartet: number
  /** Day since which it waits for the citizen now. */
  wartetSeit: string | null
  organisationseinheit: string
  team: string
  /** Why it stands where it stands: of the Aussteuerung, of the Nachforderung or of the decision. */
  codes: string[]
  weg: 'dunkel' | 'person' | null
  ausgang: 'bewilligung' | 'ablehnung' | 'versagung' | 'zurueckgenommen' | null
  /** Day (Berlin) of the decision about the Antrag; null for a Versagung and a Widerspruch, which are another thing. */
  entschiedenAm: string | null
}

export function toZeile(v: Vorgang): Zeile {
  const stand = standOf(v)
  const zuordnung = [v.zuordnung, v.umverteilung]
    .filter((z) => z !== undefined)
    .sort((a, b) => a.seq - b.seq)
    .at(-1)
  const entscheidung = entscheidungOf(v)
  return {
    vorgangId: v.vorgangId,
    seq: v.seq,
    leistung: v.leistung,
    stand,
    offen: stand !== 'abgeschlossen',
    ruhend: isRuhend(v),
    seit: seitOf(v),
    eingang: v.antrag.zeitpunkt,
    eingangsdatum: v.antrag.fakten.eingangsdatum,
    naechsteFaelligkeit: naechsteFaelligkeit(v) ?? null,
    erinnert: offeneNachforderung(v)?.erinnerung !== undefined,
    ...warten(v),
    organisationseinheit: zuordnung?.fakten.organisationseinheit ?? '',
    team: zuordnung?.fakten.team ?? '',
    codes: codesOf(v, stand),
    weg: v.ruecknahme ? null : (entscheidung?.weg ?? null),
    entschiedenAm: entscheidung?.am && !v.ruecknahme && !v.gegen ? dayOf(entscheidung.am) : null,
    ausgang: v.ruecknahme ? 'zurueckgenommen' : (entscheidung?.ausgang ?? null),
  }
}

type Entschieden = Pick<Zeile, 'weg' | 'ausgang' | 'codes'> & { am: string | undefined }

/** What is decided and stands. A Versagung is a person's, and no decision about the Antrag. */
function entscheidungOf(v: Vorgang): Entschieden | undefined {
  if (isVersagt(v) || ausgang(v)?.art === 'versagung')
    return { weg: 'person', ausgang: 'versagung', codes: [], am: undefined }
  if (!v.entscheidung || !(v.bescheid || isAktuell(v, v.entscheidung))) return undefined
  return { ...v.entscheidung.fakten, am: v.entscheidung.zeitpunkt }
}

function warten(v: Vorgang): Pick<Zeile, 'gewartet' | 'wartetSeit'> {
  const days = wartezeitenOf(v).map(({ von, bis }) => [dayOf(von), bis && dayOf(bis)] as const)
  const gewartet = days.reduce((sum, [von, bis]) => sum + (bis ? tageZwischen(von, bis) : 0), 0)
  return { gewartet, wartetSeit: days.find(([, bis]) => !bis)?.[0] ?? null }
}

const dayOf = (instant: string) => berlinDatum(new Date(instant))

function codesOf(v: Vorgang, stand: Stand): string[] {
  switch (stand) {
    case 'bei-person':
      return [...new Set(v.aussteuerungen.filter((a) => isAktuell(v, a)).flatMap((a) => a.fakten.codes))].sort()
    case 'nachforderung':
      return v.nachforderung!.fakten.codes
    case 'entschieden':
    case 'bescheid-erstellt':
    case 'versandt':
      return entscheidungOf(v)?.codes ?? []
    case 'abgeschlossen':
      return v.ruecknahme ? [] : (entscheidungOf(v)?.codes ?? [])
    default:
      return []
  }
}
