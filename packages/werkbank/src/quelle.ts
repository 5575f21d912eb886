/** Where an entry of a package is written. `stand` = folder of the Fassung whose files hold it, "" for what all share. */
export type Ort = { datei: string; pfad: string; stand: string }
export type Eintrag<T> = Ort & { json: T }

export type RegelRoh = {
  code: string
  titel: string
  norm: string
  phase: string
  conditions: unknown
  event: { type: string; params: { text: string; gegenstand?: string } }
}
export type AbleitungRoh = { id: string; titel: string; typ: string; ausdruck: string; norm: string; je?: string }
export type ParameterRoh = {
  id: string
  typ: string
  norm: string
  wert?: unknown
  schluessel?: { id: string; typ: string }[]
  werte?: unknown[][]
}

export type TabelleRoh = {
  id: string
  titel: string
  norm: string
  je?: string
  eingaben?: { fakt?: string }[]
  zeilen: { norm?: string; wenn?: unknown[] }[]
}

/** The entries of a package as they are written, with their places. */
export type Quelle = {
  regeln: Eintrag<RegelRoh>[]
  ableitungen: Eintrag<AbleitungRoh>[]
  parameter: Eintrag<ParameterRoh>[]
  daten: Eintrag<ParameterRoh>[]
  /** Decision tables. */
  tabellen: Eintrag<TabelleRoh>[]
  /** Fassung -> folder that holds its rules and Ableitungen: its own, or the one it is `wie`. */
  staende: ReadonlyMap<string, string>
}

/** Reads the files of a package that loads: their shape was checked there. */
export function liesQuelle(dateien: Readonly<Record<string, string>>): Quelle {
  const quelle: Quelle = {
    regeln: [],
    ableitungen: [],
    parameter: [],
    daten: [],
    tabellen: [],
    staende: staendeVon(dateien),
  }
  for (const datei of Object.keys(dateien).sort()) {
    const [, stand, name] = /^fassungen\/([^/]+)\/(?:regeln\/)?([^/]+)\.json$/.exec(datei) ?? []
    const eintraege = <T>(schluessel: string): Eintrag<T>[] =>
      (parse<Record<string, T[]>>(dateien, datei)[schluessel] ?? []).map((json, i) => ({
        json,
        datei,
        pfad: `${schluessel}[${i}]`,
        stand: stand!,
      }))
    if (/^daten\/[^/]+\.json$/.test(datei))
      quelle.daten.push({ json: parse(dateien, datei), datei, pfad: '', stand: '' })
    const [, tabellenstand] = /^fassungen\/([^/]+)\/tabellen\//.exec(datei) ?? []
    if (tabellenstand !== undefined)
      quelle.tabellen.push({ json: parse(dateien, datei), datei, pfad: '', stand: tabellenstand })
    if (name === undefined) continue
    if (datei.includes('/regeln/')) quelle.regeln.push(...eintraege<RegelRoh>('regeln'))
    else if (name === 'ableitungen') quelle.ableitungen.push(...eintraege<AbleitungRoh>('ableitungen'))
    else if (name === 'parameter') quelle.parameter.push(...eintraege<ParameterRoh>('parameter'))
  }
  return quelle
}

function staendeVon(dateien: Readonly<Record<string, string>>): Map<string, string> {
  const fassungen = new Set(Object.keys(dateien).flatMap((datei) => /^fassungen\/([^/]+)\//.exec(datei)?.[1] ?? []))
  return new Map(
    [...fassungen].sort().map((tag) => {
      const datei = `fassungen/${tag}/fassung.json`
      return [tag, datei in dateien ? (parse<{ wie?: string }>(dateien, datei).wie ?? tag) : tag]
    }),
  )
}

function parse<T>(dateien: Readonly<Record<string, string>>, datei: string): T {
  return JSON.parse(dateien[datei]!) as T
}
