type Dateien = Readonly<Record<string, string>>

/** Files that make the outcome: head, data model, tables, and the Fassungen up to those used, because one may build on an older one. */
export function benutzteDateien(dateien: Dateien, fassungen: readonly string[]): Record<string, string> {
  const juengste = [...fassungen].sort().at(-1) ?? ''
  return Object.fromEntries(Object.entries(dateien).filter(([pfad]) => isBenutzt(pfad, juengste)))
}

function isBenutzt(pfad: string, juengste: string): boolean {
  const fassung = /^fassungen\/([^/]+)\//.exec(pfad)?.[1]
  if (fassung !== undefined) return fassung <= juengste
  return pfad === 'leistung.json' || pfad === 'angaben.json' || pfad.startsWith('daten/')
}
