import type { z } from 'zod'
import { AngabenJson } from './angaben.ts'
import { AbleitungenJson, BedingungenJson, FassungJson, ParameterJson, RegelnJson, TabelleJson } from './fassung.ts'
import { LeistungJson } from './leistung.ts'
import { AussteuerungJson, NachweiseJson, ZustaendigkeitJson } from './nachweise.ts'
import { EntscheidungstabelleJson } from './tabelle.ts'

/** One kind of JSON file of a Leistungspaket; `art` names its JSON Schema `rules/_schema/<art>.schema.json`. */
export type Dateiart = {
  art: string
  /** Which paths in the package are of this kind. */
  muster: RegExp
  /** The path as the reference writes it. */
  pfad: string
  titel: string
  zweck: string
  schema: z.ZodType
}

/** The kinds that the engine reads, in the order in which somebody meets them who writes a package. */
export const dateiarten: readonly Dateiart[] = [
  {
    art: 'leistung',
    muster: /^leistung\.json$/,
    pfad: 'leistung.json',
    titel: 'Die Leistung',
    zweck: 'Wer sie ist, worauf sie beruht, wie das Verfahren läuft und was die Schreiben brauchen.',
    schema: LeistungJson,
  },
  {
    art: 'angaben',
    muster: /^angaben\.json$/,
    pfad: 'angaben.json',
    titel: 'Die Angaben',
    zweck: 'Was ein Antrag enthält. Regeln und Ausdrücke dürfen nur diese Namen benutzen.',
    schema: AngabenJson,
  },
  {
    art: 'fassung',
    muster: /^fassungen\/[^/]+\/fassung\.json$/,
    pfad: 'fassungen/<Tag>/fassung.json',
    titel: 'Eine Fassung des Rechts',
    zweck: 'Freiwillig: wie die Fassung heißt und ob sie die Regeln einer anderen übernimmt.',
    schema: FassungJson,
  },
  {
    art: 'parameter',
    muster: /^fassungen\/[^/]+\/parameter\.json$/,
    pfad: 'fassungen/<Tag>/parameter.json',
    titel: 'Die Werte einer Fassung',
    zweck: 'Freibeträge, Sätze und Tabellen, die sich mit dem Recht ändern.',
    schema: ParameterJson,
  },
  {
    art: 'ableitungen',
    muster: /^fassungen\/[^/]+\/ableitungen\.json$/,
    pfad: 'fassungen/<Tag>/ableitungen.json',
    titel: 'Die Rechnung',
    zweck: 'Werte, die aus Angaben berechnet werden. Die Reihenfolge in der Datei ist gleichgültig.',
    schema: AbleitungenJson,
  },
  {
    art: 'tabelle',
    muster: /^fassungen\/[^/]+\/tabellen\/[^/]+\.json$/,
    pfad: 'fassungen/<Tag>/tabellen/<Name>.json',
    titel: 'Entscheidungstabellen',
    zweck:
      'Freiwillig: Entscheidungen in Zeilen. Jede Ausgabe ist danach eine Ableitung, jede Tabelle mit eigenen Parametern eine Funktion.',
    schema: EntscheidungstabelleJson,
  },
  {
    art: 'bedingungen',
    muster: /^fassungen\/[^/]+\/bedingungen\.json$/,
    pfad: 'fassungen/<Tag>/bedingungen.json',
    titel: 'Benannte Bedingungen',
    zweck: 'Freiwillig: Bedingungen, die mehrere Regeln mit ihrem Namen benutzen.',
    schema: BedingungenJson,
  },
  {
    art: 'regeln',
    muster: /^fassungen\/[^/]+\/regeln\/[^/]+\.json$/,
    pfad: 'fassungen/<Tag>/regeln/<Phase>.json',
    titel: 'Die Regeln',
    zweck: 'Was nachgefragt wird, was den Anspruch ausschließt und wann ein Mensch übernimmt.',
    schema: RegelnJson,
  },
  {
    art: 'daten',
    muster: /^daten\/[^/]+\.json$/,
    pfad: 'daten/<Name>.json',
    titel: 'Große Tabellen',
    zweck: 'Nachschlagetabellen, die für alle Fassungen gelten, zum Beispiel Mietenstufen.',
    schema: TabelleJson,
  },
  {
    art: 'nachweise',
    muster: /^nachweise\.json$/,
    pfad: 'nachweise.json',
    titel: 'Die Nachweise',
    zweck: 'Welche Unterlagen wann gebraucht werden, wie sie gelesen und womit sie verglichen werden.',
    schema: NachweiseJson,
  },
  {
    art: 'zustaendigkeit',
    muster: /^zustaendigkeit\.json$/,
    pfad: 'zustaendigkeit.json',
    titel: 'Die Zuständigkeit',
    zweck: 'Welches Amt und Team den Fall bekommt.',
    schema: ZustaendigkeitJson,
  },
  {
    art: 'aussteuerung-katalog',
    muster: /^aussteuerung-katalog\.json$/,
    pfad: 'aussteuerung-katalog.json',
    titel: 'Der Katalog der Aussteuerungen',
    zweck: 'Jeder Grund, aus dem ein Mensch übernimmt, mit seiner Norm.',
    schema: AussteuerungJson,
  },
]
