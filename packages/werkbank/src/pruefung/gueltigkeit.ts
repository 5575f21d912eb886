import type { Paket } from '@weiche/regelwerk'
import type { Fall } from '../fall/fall.ts'
import type { Quelle } from '../quelle.ts'
import { ablaufHinweis } from '../schloss/ablauf.ts'
import { zitate } from '../zitat.ts'
import type { Pruefbefund } from './befund.ts'

/** Until when the law was looked at, Fassungen that no case tries out, values that one Fassung has and another has not. `heute`: JJJJ-MM-TT. */
export function gueltigkeit(paket: Paket, quelle: Quelle, faelle: readonly Fall[], heute: string): Pruefbefund[] {
  return [...ablauf(paket, heute), ...ohneFall(paket, faelle), ...werteDerFassungen(paket, quelle), ...normen(quelle)]
}

function ablauf({ kopf }: Paket, heute: string): Pruefbefund[] {
  const text = ablaufHinweis(kopf.geprueftBis, heute)
  return text === '' ? [] : [{ stufe: 'warnung', datei: 'leistung.json', pfad: 'geprueftBis', text, abhilfe: '' }]
}

function ohneFall({ fassungen }: Paket, faelle: readonly Fall[]): Pruefbefund[] {
  return fassungen.flatMap((tag, i) => {
    const ende = fassungen[i + 1] ?? '9999'
    const gezeigt = faelle.some(({ eingang, entscheidung }) => entscheidung >= tag && eingang < ende)
    const befund: Pruefbefund = {
      stufe: 'warnung',
      datei: `fassungen/${tag}`,
      pfad: '',
      text: `Kein Fall spielt in der Fassung ${tag}.`,
      abhilfe: 'Einen Fall mit „eingang“ und „entscheidung“ in dieser Zeit anlegen.',
    }
    return gezeigt ? [] : [befund]
  })
}

/** A value that is missing in one Fassung only is most likely forgotten there. */
function werteDerFassungen({ fassungen }: Paket, { parameter }: Quelle): Pruefbefund[] {
  const ids = new Set(parameter.map(({ json }) => json.id))
  return [...ids].flatMap((id) =>
    fassungen
      .filter((tag) => !parameter.some(({ json, stand }) => json.id === id && stand === tag))
      .map((tag): Pruefbefund => {
        const datei = `fassungen/${tag}/parameter.json`
        const text = `Der Wert „${id}“ fehlt in der Fassung ${tag}, andere Fassungen haben ihn.`
        return { stufe: 'hinweis', datei, pfad: 'parameter', text, abhilfe: 'Ergänzen, falls er auch dort gilt.' }
      }),
  )
}

function normen({ regeln, ableitungen, parameter, daten }: Quelle): Pruefbefund[] {
  return [...regeln, ...ableitungen, ...parameter, ...daten]
    .filter(({ json }) => zitate(json.norm).length === 0)
    .map(({ datei, pfad, json }) => ({
      stufe: 'hinweis',
      datei,
      pfad: `${pfad}${pfad === '' ? '' : '.'}norm`,
      text: `„${json.norm}“ lässt sich nicht nachschlagen: Paragraf oder Gesetz fehlt.`,
      abhilfe: 'So schreiben: „§ 7 Abs. 1 Nr. 1 WoGG“.',
    }))
}
