import { istObjekt, type Objekt } from './json-unterschied.ts'

export type Eintraege = ReadonlyMap<string, Objekt>
/** One Fassung with the rules it takes over from another (`wie`) worked in. */
export type RohFassung = {
  tag: string
  parameter: Eintraege
  ableitungen: Eintraege
  regeln: Eintraege
  tabellen: Eintraege
  bedingungen: Eintraege
}
/** A Leistungspaket as written: JSON by key, nothing compiled. Files that are not there count as empty. */
export type Rohpaket = {
  leistung: Objekt
  /** Fields by dotted path, lists included. */
  angaben: Eintraege
  fassungen: readonly RohFassung[]
  daten: Eintraege
  nachweise: Eintraege
  zustaendigkeit: Objekt
  aussteuerung: Eintraege
  texte: ReadonlyMap<string, string>
}

type Dateien = Readonly<Record<string, string>>

/** For packages that load: whoever compares has checked that first. */
export function liesRohpaket(dateien: Dateien): Rohpaket {
  const tage = new Set(Object.keys(dateien).flatMap((d) => /^fassungen\/([^/]+)\//.exec(d)?.[1] ?? []))
  return {
    leistung: json(dateien, 'leistung.json'),
    angaben: felder(liste(json(dateien, 'angaben.json'), 'felder'), ''),
    fassungen: [...tage].sort().map((tag) => liesFassung(dateien, tag)),
    daten: nachSchluessel(
      Object.keys(dateien)
        .filter((d) => /^daten\/[^/]+\.json$/.test(d))
        .map((d) => json(dateien, d)),
      'id',
    ),
    nachweise: nachSchluessel(liste(json(dateien, 'nachweise.json'), 'nachweise'), 'code'),
    zustaendigkeit: json(dateien, 'zustaendigkeit.json'),
    aussteuerung: nachSchluessel(liste(json(dateien, 'aussteuerung-katalog.json'), 'gruende'), 'code'),
    texte: new Map(
      Object.entries(dateien)
        .filter(([d]) => d.startsWith('texte/'))
        .map(([d, inhalt]) => [d.slice('texte/'.length, -'.md'.length), inhalt]),
    ),
  }
}

function liesFassung(dateien: Dateien, tag: string): RohFassung {
  const eigen = `fassungen/${tag}`
  const wie = json(dateien, `${eigen}/fassung.json`)['wie']
  const basis = typeof wie === 'string' ? `fassungen/${wie}` : eigen
  const gesammelt = (unter: string) =>
    Object.keys(dateien)
      .filter((d) => d.startsWith(`${basis}/${unter}/`))
      .sort()
      .map((d) => json(dateien, d))
  const eine = (datei: string, key: string) => liste(json(dateien, datei), key)
  return {
    tag,
    parameter: nachSchluessel(eine(`${eigen}/parameter.json`, 'parameter'), 'id'),
    ableitungen: nachSchluessel(eine(`${basis}/ableitungen.json`, 'ableitungen'), 'id'),
    regeln: nachSchluessel(
      gesammelt('regeln').flatMap((datei) => liste(datei, 'regeln')),
      'code',
    ),
    tabellen: nachSchluessel(gesammelt('tabellen'), 'id'),
    bedingungen: nachSchluessel(eine(`${basis}/bedingungen.json`, 'bedingungen'), 'id'),
  }
}

function json(dateien: Dateien, datei: string): Objekt {
  const wert: unknown = JSON.parse(dateien[datei] ?? '{}')
  if (!istObjekt(wert)) return {}
  const { $schema: _, ...rest } = wert
  return rest
}

function liste(objekt: Objekt, key: string): Objekt[] {
  const wert = objekt[key]
  return Array.isArray(wert) ? wert.filter(istObjekt) : []
}

function nachSchluessel(eintraege: readonly Objekt[], key: string): Eintraege {
  return new Map(eintraege.map((e) => [String(e[key]), e]))
}

/** Every field with its path; what holds fields is listed without them. */
function felder(list: readonly Objekt[], praefix: string): Eintraege {
  return new Map(
    list.flatMap((feld): [string, Objekt][] => {
      const { felder: innen, ...selbst } = feld
      const pfad = `${praefix}${String(feld['id'])}`
      const kinder = Array.isArray(innen) ? felder(innen.filter(istObjekt), `${pfad}.`) : []
      return [[pfad, selbst], ...kinder]
    }),
  )
}
