import type { Ort, Quelle } from '../quelle.ts'
import type { Wirkung } from './wirkung.ts'

/** A row of a decision table (from 1) and the cases in which it hit. */
export type Zeilenabdeckung = { zeile: number; norm: string; faelle: string[] }
export type Tabellenabdeckung = Ort & { id: string; titel: string; zeilen: Zeilenabdeckung[] }

/** A table that is called like a function leaves no row numbers behind; it is left out. */
export function tabellenVon({ tabellen }: Quelle, wirkung: Wirkung): Tabellenabdeckung[] {
  return tabellen
    .filter(({ json }) => !('eingaben' in json && JSON.stringify(json.eingaben).includes('"parameter":')))
    .map(({ json, datei, pfad, stand }) => ({
      id: json.id,
      titel: json.titel,
      datei,
      pfad,
      stand,
      zeilen: json.zeilen.map(({ norm = json.norm }, i) => {
        const traf = (wert: unknown) => [wert].flat().includes(String(i + 1))
        return { zeile: i + 1, norm, faelle: [...wirkung.faelle(`${json.id}.zeile`, json.je, traf)] }
      }),
    }))
}
