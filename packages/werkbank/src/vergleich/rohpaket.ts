import { type Eintrag, liesQuelle } from '../quelle.ts'
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
  const quelle = liesQuelle(dateien)
  return {
    leistung: json(dateien, 'leistung.json'),
    angaben: felder(liste(json(dateien, 'angaben.json'), 'felder'), ''),
    fassungen: [...quelle.staende].map(([tag, stand]) => ({
      tag,
      parameter: nachSchluessel(geschrieben(quelle.parameter, tag), 'id'),
      ableitungen: nachSchluessel(geschrieben(quelle.ableitungen, stand), 'id'),
      regeln: nachSchluessel(geschrieben(quelle.regeln, stand), 'code'),
      tabellen: nachSchluessel(geschrieben(quelle.tabellen, stand), 'id'),
      bedingungen: nachSchluessel(liste(json(dateien, `fassungen/${stand}/bedingungen.json`), 'bedingungen'), 'id'),
    })),
    daten: nachSchluessel(geschrieben(quelle.daten, ''), 'id'),
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

/** The entries that are written in this folder of a Fassung; `$schema` is for editors only. */
function geschrieben(eintraege: readonly Eintrag<object>[], stand: string): Objekt[] {
  return eintraege.filter((e) => e.stand === stand).map(({ json }) => ohneSchema(json as Objekt))
}

function json(dateien: Dateien, datei: string): Objekt {
  const wert: unknown = JSON.parse(dateien[datei] ?? '{}')
  return istObjekt(wert) ? ohneSchema(wert) : {}
}

function ohneSchema({ $schema: _, ...rest }: Objekt): Objekt {
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
