/** One norm at the level of a section: "§ 60 SGB I", "Anlage 3 WoGG", "WoGVwV 15.01". */
export type Zitat = string

const GESETZ =
  /SGB\s+[IVX]+|\b(?!Abs\b|Satz\b|Nr\b|Nrn\b|Buchst\b|Halbs\b|Halbsatz\b|Fassung\b|Anlagen?\b|Tabelle\b|Alt\b|Art\b|Artikel\b)[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*[A-Za-zÄÖÜäöüß](?:\s+(?:NRW|SH|BW|MV))?/g
const STELLE = /§§?\s*([^§]*)|\bAnlagen?\s+(\d+[a-z]?)(?:\s+bis\s+(\d+))?|\b(?:Art|Artikel)\.?\s+(\d+[a-z]?)/g

/**
 * The sections that a norm names, for grouping: "§ 11 Abs. 3, § 12 WoGG" -> ["§ 11 WoGG", "§ 12 WoGG"].
 * A text without a section or without a law gives no Zitat: it is not a norm one could look up.
 */
export function zitate(norm: string): Zitat[] {
  const gefunden: Zitat[] = []
  let ab = 0
  for (const treffer of ohneKlammern(norm).matchAll(GESETZ)) {
    const gesetz = treffer[0].replaceAll(/\s+/g, ' ')
    const davor = ohneKlammern(norm).slice(ab, treffer.index)
    ab = treffer.index + treffer[0].length
    const danach = /^\s*(\d+(?:\.\d+)+)/.exec(ohneKlammern(norm).slice(ab))
    const stellen = stellenIn(davor).map((stelle) => `${stelle} ${gesetz}`)
    gefunden.push(...(stellen.length === 0 && danach ? [`${gesetz} ${danach[1]!}`] : stellen))
  }
  return [...new Set(gefunden)]
}

function ohneKlammern(norm: string): string {
  return norm.replaceAll(/\([^)]*\)/g, ' ')
}

function stellenIn(text: string): string[] {
  return [...text.matchAll(STELLE)].flatMap(([ganz, paragraphen, anlage, bisAnlage, artikel]) => {
    if (anlage !== undefined) return reihe(anlage, bisAnlage).map((nr) => `Anlage ${nr}`)
    if (artikel !== undefined) return [`Art. ${artikel}`]
    const nummern = ganz.startsWith('§§') ? mehrere(paragraphen!) : [/^\d+[a-z]?/.exec(paragraphen!)?.[0] ?? '']
    const weitere = [...paragraphen!.matchAll(/\bAnlagen?\s+(\d+[a-z]?)(?:\s+bis\s+(\d+))?/g)]
    return [
      ...nummern.filter((nr) => nr !== '').map((nr) => `§ ${nr}`),
      ...weitere.flatMap(([, von, bis]) => reihe(von!, bis).map((nr) => `Anlage ${nr}`)),
    ]
  })
}

/** "7, 8 und 9a" after "§§"; numbers of Absätze and Sätze are none of sections. */
function mehrere(text: string): string[] {
  const ohneTeile = text.replaceAll(
    /(?:Abs\.|Satz|Sätze|Nr\.|Nrn\.|Buchst\.|Halbs\.|Anlagen?)\s*[\da-z]+(?:\s*(?:,|und|bis)\s*\d+[a-z]?(?=\s*(?:,|und|bis|$)))*/g,
    ' ',
  )
  return [...ohneTeile.matchAll(/(\d+[a-z]?)(?:\s+bis\s+(\d+))?/g)].flatMap(([, von, bis]) => reihe(von!, bis))
}

function reihe(von: string, bis: string | undefined): string[] {
  const [a, b] = [Number.parseInt(von, 10), Number(bis ?? Number.NaN)]
  return b > a && b - a < 50 ? Array.from({ length: b - a + 1 }, (_, i) => String(a + i)) : [von]
}
