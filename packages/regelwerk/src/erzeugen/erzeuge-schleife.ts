import type { Baum } from '../feel/baum.ts'
import { addiere, type Dezimal, vonGanzzahl } from '../werte/dezimal.ts'
import { vereine } from '../werte/laufwert.ts'
import type { Typ } from '../werte/typ.ts'
import { istOffen, keinUrteil, type Stelle, type Text } from './erzeuge-text.ts'

type Schleife = Baum & { k: 'fuer' | 'ein' | 'alle' | 'filter' }

const NULL = vonGanzzahl(0)

/** A loop over the elements of a list: `je` writes what is done with each, as text of a value that may be unknown. */
function schleife(baum: Schleife, liste: string, stelle: Stelle, je: (x: Text, rumpf: Text) => void) {
  const { quelle } = stelle
  const [i, x, r] = [quelle.name(), quelle.name(), quelle.name()]
  const von: Typ = baum.liste.typ.art === 'liste' ? baum.liste.typ.von : baum.liste.typ
  const element = { js: x, sicher: false }
  quelle.zeile(`for(let ${i}=0;${i}<${liste}.length;${i}++){const ${x}=${liste}[${i}];let ${r}=${x};`)
  quelle.zeile(`if(!${istOffen({ typ: von }, element)}){`)
  const rumpf = stelle.schreibe(baum.rumpf, { ...stelle, lokale: new Map(stelle.lokale).set(baum.platz, x) })
  quelle.zeile(`${r}=${rumpf.js};}`)
  je(element, { js: r, sicher: false })
  quelle.zeile('}')
}

/** Runs `dann` when the list is known; `t` is the name of the result. */
function mitListe(liste: Baum, stelle: Stelle, dann: (liste: string, t: string) => void): Text {
  const { quelle } = stelle
  const text = stelle.schreibe(liste, stelle)
  const t = quelle.name()
  quelle.zeile(`let ${t}=${text.js};if(!${istOffen(liste, text)}){`)
  dann(text.js, t)
  quelle.zeile('}')
  return { js: t, sicher: false }
}

export function schreibeFuer(baum: Schleife, stelle: Stelle): Text {
  return mitListe(baum.liste, stelle, (liste, t) => {
    stelle.quelle.zeile(`${t}=[];`)
    schleife(baum, liste, stelle, (_, rumpf) => stelle.quelle.zeile(`${t}.push(${rumpf.js});`))
  })
}

export function schreibeQuantor(baum: Schleife, entscheidet: 'true' | 'false', stelle: Stelle): Text {
  return mitListe(baum.liste, stelle, (liste, t) => {
    const { quelle } = stelle
    quelle.zeile(`${t}=${entscheidet === 'true' ? 'false' : 'true'};`)
    schleife(baum, liste, stelle, (_, { js }) => {
      quelle.zeile(`if(${js}===${entscheidet}){${t}=${entscheidet};break;}`)
      quelle.zeile(`if(${keinUrteil(js)})${t}=${keinUrteil(t)}?${quelle.wert(vereine)}(${t},${js}):${js};`)
    })
  })
}

export function schreibeFilter(baum: Schleife, stelle: Stelle): Text {
  return mitListe(baum.liste, stelle, (liste, t) => {
    const { quelle } = stelle
    const u = quelle.name()
    quelle.zeile(`${t}=[];let ${u};`)
    schleife(baum, liste, stelle, (x, { js }) => {
      quelle.zeile(`if(${js}===true)${t}.push(${x.js});`)
      quelle.zeile(`else if(${js}!==false)${u}=${u}===undefined?${js}:${quelle.wert(vereine)}(${u},${js});`)
    })
    quelle.zeile(`if(${u}!==undefined)${t}=${u};`)
  })
}

/** sum(for x in list return e) without the list between. */
export function schreibeSumme(baum: Schleife, stelle: Stelle): Text {
  return mitListe(baum.liste, stelle, (liste, t) => {
    const { quelle } = stelle
    const u = quelle.name()
    quelle.zeile(`${t}=${quelle.wert(NULL satisfies Dezimal)};let ${u};`)
    schleife(baum, liste, stelle, (_, rumpf) => {
      quelle.zeile(
        `if(${istOffen(baum.rumpf, rumpf)})${u}=${u}===undefined?${rumpf.js}:${quelle.wert(vereine)}(${u},${rumpf.js});`,
      )
      quelle.zeile(`else ${t}=${quelle.wert(addiere)}(${t},${rumpf.js});`)
    })
    quelle.zeile(`if(${u}!==undefined)${t}=${u};`)
  })
}
