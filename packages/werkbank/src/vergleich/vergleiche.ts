import { datumText } from '@weiche/regelwerk'
import type { Aenderung, Bereich } from './aenderung.ts'
import { type Art, vergleicheEintraege } from './eintraege.ts'
import { type Objekt, unterschiede } from './json-unterschied.ts'
import { namenVon } from './namen.ts'
import { regelArt } from './regeln.ts'
import { type Eintraege, liesRohpaket, type RohFassung, type Rohpaket } from './rohpaket.ts'
import { stelleText } from './stelle-text.ts'
import { parameterArt } from './tabellen.ts'
import { vergleicheTexte } from './texte.ts'

type Dateien = Readonly<Record<string, string>>

/**
 * What changed between two versions of a Leistungspaket, in German sentences, the weightiest first:
 * law and figures per Fassung, then data model, proofs, ways, letters. Case files and samples are not compared.
 */
export function vergleiche(alt: Dateien, neu: Dateien): Aenderung[] {
  const [a, n] = [liesRohpaket(alt), liesRohpaket(neu)]
  const einfach = (x: Eintraege, y: Eintraege, bereich: Bereich, wort: string) =>
    vergleicheEintraege(x, y, schlicht(bereich, '', wort))
  return [
    ...ohneWiederholung(fassungen(a, n)),
    ...objekt(a.leistung, n.leistung, 'leistung', 'Leistung'),
    ...vergleicheEintraege(a.daten, n.daten, parameterArt('', 'tabelle')),
    ...einfach(a.angaben, n.angaben, 'angabe', 'Angabe'),
    ...einfach(a.nachweise, n.nachweise, 'nachweis', 'Nachweis'),
    ...objekt(a.zustaendigkeit, n.zustaendigkeit, 'zustaendigkeit', 'Zuständigkeit'),
    ...einfach(a.aussteuerung, n.aussteuerung, 'aussteuerung', 'Grund für eine Person'),
    ...vergleicheTexte(a.texte, n.texte),
  ]
}

/** Same day: compared with itself. A new day: with the Fassung that was in force until then. */
function fassungen(a: Rohpaket, n: Rohpaket): Aenderung[] {
  const geblieben = new Set(n.fassungen.map((f) => f.tag))
  const weg = a.fassungen.filter((f) => !geblieben.has(f.tag)).map((f) => ganzeFassung('entfallen', f.tag))
  const rest = n.fassungen.flatMap((neu) => {
    const alt = a.fassungen.find((f) => f.tag === neu.tag)
    const vorige = alt ?? n.fassungen.findLast((f) => f.tag < neu.tag)
    const kopf = alt ? [] : [ganzeFassung('neu', neu.tag)]
    return [...kopf, ...(vorige ? eineFassung(a, n, vorige, neu) : [])]
  })
  return [...weg, ...rest]
}

function ganzeFassung(art: 'neu' | 'entfallen', tag: string): Aenderung {
  const satz = `${art === 'neu' ? 'Neu' : 'Entfallen'}: die Fassung ab dem ${datumText(tag)}.`
  return { art, bereich: 'fassung', name: tag, ab: tag, norm: '', satz }
}

function eineFassung(a: Rohpaket, n: Rohpaket, alt: RohFassung, neu: RohFassung): Aenderung[] {
  const namen = { alt: namenVon(a, alt), neu: namenVon(n, neu) }
  const { tag } = neu
  return [
    ...vergleicheEintraege(alt.regeln, neu.regeln, regelArt(tag, namen)),
    ...vergleicheEintraege(alt.parameter, neu.parameter, parameterArt(tag, 'parameter')),
    ...vergleicheEintraege(alt.ableitungen, neu.ableitungen, schlicht('ableitung', tag, 'Berechnung')),
    ...vergleicheEintraege(alt.tabellen, neu.tabellen, schlicht('tabelle', tag, 'Entscheidungstabelle')),
    ...vergleicheEintraege(alt.bedingungen, neu.bedingungen, schlicht('bedingung', tag, 'benannte Bedingung')),
  ]
}

/** Every place that differs, in words. */
function schlicht(bereich: Bereich, ab: string, wort: string): Art {
  return {
    bereich,
    ab,
    nenne: (name, eintrag) => `${wort} ${eintrag['titel'] ? `„${String(eintrag['titel'])}“ (${name})` : name}`,
    beschreibe: (_alt, neu, stellen) =>
      stellen.map((s) => stelleText(s, /^(min|max|vorgabe)$/.test(s.pfad) ? String(neu['typ']) : '')),
  }
}

function objekt(alt: Objekt, neu: Objekt, bereich: Bereich, wort: string): Aenderung[] {
  return unterschiede(alt, neu).map((stelle) => ({
    art: 'geaendert',
    bereich,
    name: stelle.pfad,
    ab: '',
    norm: '',
    satz: `${wort}: ${stelleText(stelle)}.`,
  }))
}

/** Fassungen that share rules say the same twice: it is said once, for the oldest. */
function ohneWiederholung(list: readonly Aenderung[]): Aenderung[] {
  return [...new Map([...list].reverse().map((a) => [`${a.bereich} ${a.name} ${a.satz}`, a])).values()].reverse()
}
