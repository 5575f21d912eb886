import { alsObjekt, type Leser, macheElement } from '../modell/lies-angaben.ts'
import type { Lesefeld, Modell } from '../modell/modell.ts'
import { offen } from '../werte/laufwert.ts'
import { createQuelle, type Quelle } from './erzeuge-quelle.ts'

/** Slots that a frame has, with those of the computed facts; `listen` by path. */
export type Breiten = { global: number; listen: ReadonlyMap<string, number> }

/** The reader as generated code: every key of the JSON is asked for at a place of its own. */
export function erzeugeLeser(modell: Modell, breiten: Breiten): Leser {
  const quelle = createQuelle()
  quelle.zeile('return function(o,w){')
  schreibeFelder(modell.lesen, 'o', 'w', undefined, quelle, breiten)
  quelle.zeile('}')
  return quelle.fertig() as Leser
}

/** `o` = the object, `w` = the slots, `E` = the item they belong to, as text. */
function schreibeFelder(
  felder: readonly Lesefeld[],
  o: string,
  w: string,
  E: string | undefined,
  quelle: Quelle,
  breiten: Breiten,
): void {
  for (const feld of felder) {
    const v = quelle.name()
    quelle.zeile(`const ${v}=${o}===undefined?undefined:${o}[${quelle.wert(feld.id)}];`)
    if (feld.k === 'objekt') {
      const kind = quelle.name()
      quelle.zeile(`const ${kind}=${quelle.wert(alsObjekt)}(${v});`)
      schreibeFelder(feld.felder, kind, w, E, quelle, breiten)
      continue
    }
    const name = quelle.wert(feld.name)
    const pfad = E === undefined ? name : `${E}.pfad+"."+${name}`
    const slot = `${w}[${String(feld.slot)}]`
    if (feld.k === 'skalar') {
      const vorgabe = feld.vorgabe === undefined ? 'undefined' : quelle.wert(feld.vorgabe)
      const x = quelle.name()
      quelle.zeile(`const ${x}=${v}===undefined||${v}===null?${vorgabe}:${quelle.wert(feld.lies)}(${v});`)
      quelle.zeile(`${slot}=${x}===undefined?${quelle.wert(offen)}(${pfad}):${x};`)
      continue
    }
    const [liste, i, kind, element] = [quelle.name(), quelle.name(), quelle.name(), quelle.name()]
    quelle.zeile(`if(Array.isArray(${v})){const ${liste}=[];`)
    quelle.zeile(`for(let ${i}=0;${i}<${v}.length;${i}++){const ${kind}=${quelle.wert(alsObjekt)}(${v}[${i}]);`)
    const breite = String(breiten.listen.get(feld.liste) ?? 0)
    const teile = `${pfad},${kind},${E ?? 'undefined'},new Array(${breite})`
    quelle.zeile(`const ${element}=${quelle.wert(macheElement)}(${teile});${liste}.push(${element});`)
    schreibeFelder(feld.felder, kind, `${element}.werte`, element, quelle, breiten)
    quelle.zeile(`}${slot}=${liste};}else ${slot}=${feld.leer ? '[]' : `${quelle.wert(offen)}(${pfad})`};`)
  }
}
