/** Failed tries of one kind until now, this one included, and when they are forgotten. */
export type Zaehler = { anzahl: number; bis: Date }
export type Zaehlerart = 'paar' | 'vorgang' | 'adresse'

export const FENSTER_MS = 15 * 60_000

/**
 * One address may err 5 times about one Vorgang. Many addresses at one Vorgang, or one address at many, are nobody
 * who mistyped: 50 and 30, so that a stranger who knows a Vorgangs-ID does not lock out its owner at once.
 */
const ERLAUBT: Record<Zaehlerart, number> = { paar: 5, vorgang: 50, adresse: 30 }

export type Versuchsurteil = { kind: 'erlaubt'; uebrig: number } | { kind: 'gesperrt'; bis: Date }

/** Counted before the code is looked at: parallel guesses count too, and during a lock the right code is refused as well. */
export function decideVersuch(zaehler: Readonly<Record<Zaehlerart, Zaehler>>): Versuchsurteil {
  const arten = Object.keys(ERLAUBT) as Zaehlerart[]
  const over = arten.filter((a) => zaehler[a].anzahl > ERLAUBT[a])
  if (over.length > 0)
    return { kind: 'gesperrt', bis: new Date(Math.max(...over.map((a) => zaehler[a].bis.getTime()))) }
  return { kind: 'erlaubt', uebrig: Math.min(...arten.map((a) => ERLAUBT[a] - zaehler[a].anzahl)) }
}
