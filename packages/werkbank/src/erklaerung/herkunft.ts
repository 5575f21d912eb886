import type { Paket } from '@weiche/regelwerk'
import type { Commit, Vorgang } from '@weiche/vorgang'

/** Where an Angabe came from, and which Nachweise agree with it (their titles). Days are `YYYY-MM-DD`. */
export type Herkunft = {
  quelle: 'antrag' | 'nachreichung' | 'berichtigung'
  am: string
  /** Pseudonymous id of who corrected it, else "". */
  person: string
  nachweise: string[]
}

type Eingabe = Omit<Herkunft, 'nachweise'> & { pfade: readonly string[] }

/** `commits`: what was in the log when the rules were evaluated; `vorgang`: their fold, with its `pruefung`. */
export function herkunftIn(paket: Paket, commits: readonly Commit[], vorgang: Vorgang): (pfad: string) => Herkunft {
  const eingaben = commits.flatMap(eingabenIn)
  const belege = belegeIn(paket, vorgang)
  return (pfad) => {
    const { pfade: _, ...letzte } = eingaben.findLast((e) => e.pfade.some((p) => isBelow(pfad, p))) ?? eingaben[0]!
    return { ...letzte, nachweise: [...new Set(belege.filter((b) => b.belegt(pfad)).map((b) => b.titel))] }
  }
}

function eingabenIn({ ereignisse, zeitpunkt }: Commit): Eingabe[] {
  const am = zeitpunkt.slice(0, 10)
  return ereignisse.flatMap((e): Eingabe[] => {
    if (e.type === 'antrag.eingegangen')
      return [{ quelle: 'antrag', am: e.fakten.eingangsdatum, person: '', pfade: [''] }]
    if (e.type === 'nachreichung.eingegangen')
      return [{ quelle: 'nachreichung', am: e.fakten.eingangsdatum, person: '', pfade: Object.keys(e.inhalt.angaben) }]
    if (e.type === 'angaben.berichtigt')
      return [{ quelle: 'berichtigung', am, person: e.fakten.person, pfade: Object.keys(e.inhalt.angaben) }]
    return []
  })
}

const isBelow = (pfad: string, oben: string) =>
  oben === '' || pfad === oben || pfad.startsWith(`${oben}.`) || pfad.startsWith(`${oben}[`)

type Beleg = { titel: string; belegt(pfad: string): boolean }

/** A comparison that agreed supports the Angaben that its expression names, of the member that the Nachweis is about. */
function belegeIn(paket: Paket, vorgang: Vorgang): Beleg[] {
  return vorgang.pruefung!.inhalt.vergleiche.flatMap((v): Beleg[] => {
    const nachweis = v.stimmt ? paket.nachweise.liste.find((n) => n.id === v.nachweis) : undefined
    const betrifft = vorgang.anlagen.find((a) => a.anlageId === v.anlageId)?.betrifft ?? ''
    const ausdruecke = (nachweis?.vergleiche ?? []).flatMap((c) =>
      c.feld === v.feld && c.mit !== undefined ? [c.mit] : [],
    )
    const namen = ausdruecke.flatMap((a) => a.match(/[a-zA-Z]\w*(\.[a-zA-Z]\w*)+/g) ?? [])
    if (!nachweis || namen.length === 0) return []
    return [{ titel: nachweis.titel, belegt: (pfad) => namen.some((name) => meint(name, betrifft, pfad)) }]
  })
}

/** `einkunft.betragMonat` for "m2.e1" means `haushalt.mitglieder[m2].einkuenfte[e1].betragMonat`; `wohnung.miete` itself. */
function meint(name: string, betrifft: string, pfad: string): boolean {
  const ids = [...pfad.matchAll(/\[([^\]]+)\]/g)].map((m) => m[1]).join('.')
  if (ids === '') return pfad === name
  const isOfItem = ids === betrifft || betrifft.startsWith(`${ids}.`)
  return isOfItem && pfad.slice(pfad.lastIndexOf('.') + 1) === name.slice(name.lastIndexOf('.') + 1)
}
