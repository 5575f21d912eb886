import type { Paket } from '@weiche/regelwerk'
import type { Abdeckung } from '../abdeckung/abdeckung.ts'
import type { Fall } from '../fall/fall.ts'
import { type OffeneGrenze, offeneGrenzen } from '../grenzfall/grenzfaelle.ts'
import { liesQuelle } from '../quelle.ts'
import { type Pruefbefund, stufen } from './befund.ts'
import { gueltigkeit } from './gueltigkeit.ts'
import { stufenbefunde } from './stufen.ts'
import { unbenutztes } from './unbenutzt.ts'
import { widersprueche } from './widersprueche.ts'

/** What does not look right about a package that loads; the gravest first, then by file. `heute`: JJJJ-MM-TT. */
export function pruefePaket(
  paket: Paket,
  dateien: Readonly<Record<string, string>>,
  faelle: readonly Fall[],
  abdeckung: Abdeckung,
  heute: string,
): Pruefbefund[] {
  const quelle = liesQuelle(dateien)
  const befunde = [
    ...widersprueche(paket, abdeckung.regeln),
    ...stufenbefunde(paket, abdeckung.regeln),
    ...ohneGrenzfall(offeneGrenzen(paket, dateien, faelle, abdeckung)),
    ...unbenutztes(paket, dateien, quelle),
    ...gueltigkeit(paket, quelle, faelle, heute),
  ]
  const rang = ({ stufe }: Pruefbefund) => stufen.indexOf(stufe)
  return befunde.sort((a, b) => rang(a) - rang(b) || (a.datei < b.datei ? -1 : a.datei > b.datei ? 1 : 0))
}

function ohneGrenzfall(grenzen: readonly OffeneGrenze[]): Pruefbefund[] {
  return grenzen.map(({ datei, pfad, code, text, fehlt }) => {
    const seiten = fehlt.map((wahr) => (wahr ? 'gerade erfüllt' : 'gerade nicht erfüllt')).join(' und ')
    return {
      stufe: 'hinweis',
      datei,
      pfad,
      text: `${code}: Kein Fall zeigt, dass „${text}“ ${seiten} ist.`,
      abhilfe: 'Vorschläge macht: weiche pruefen --grenzfaelle.',
    }
  })
}
