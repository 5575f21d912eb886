import { blaetterVon } from './bedingung.ts'
import { runde } from './dezimal.ts'
import { schreibe } from './erzeuge-ausdruck.ts'
import { type Regelstelle, schreibeBedingung } from './erzeuge-bedingung.ts'
import { createQuelle, type Quelle } from './erzeuge-quelle.ts'
import { istOffen, lege, type Stelle } from './erzeuge-text.ts'
import type { Ableitung } from './feel-baum.ts'
import type { Rechtsstand } from './kompiliert.ts'
import type { KAbleitung } from './lade-entwurf.ts'
import type { KRegel } from './lade-regeln.ts'
import type { Modell } from './modell.ts'
import type { Programm } from './programm.ts'

/** Rules that share a function: few enough that it is compiled well, enough that calling it costs nothing. */
const BLOCK = 16

/**
 * The program of one Fassung as generated code: a function per computed fact, and two per block of rules, one that only
 * judges and one that notes. It does what the closures do, in the same order, with the same unknowns.
 */
export function erzeugeProgramm(stand: Rechtsstand, modell: Modell): Programm {
  const quelle = createQuelle()
  const namen = new Map<Ableitung, string>(stand.ableitungen.map((k, i) => [k.ableitung, `a${String(i)}`]))
  const stelle = { quelle, namen, lokale: new Map(), fertig: false, schreibe }
  for (const k of stand.ableitungen) schreibeAbleitung(k, stelle)
  const regelstelle = { ...stelle, fertig: true }
  const bloecke = schreibeRegeln('p', stand.regeln, { ...regelstelle, notiert: false })
  schreibeRegeln('n', stand.regeln, { ...regelstelle, notiert: true })
  quelle.zeile('return{rechne(L){const w=L.werte;')
  const listen = Map.groupBy(stand.ableitungen, (k) => k.ableitung.liste)
  for (const { ableitung } of listen.get('') ?? [])
    quelle.zeile(`if(w[${String(ableitung.slot)}]===undefined)${namen.get(ableitung)!}(L);`)
  for (const [liste, ableitungen] of listen) if (liste !== '') schreibeListe(liste, ableitungen, modell, quelle, namen)
  const alle = (praefix: string) => bloecke.map((block) => `${praefix}${block}(L,w,R,B);`).join('')
  const blaetter = stand.regeln.flatMap(({ bedingung }) => blaetterVon(bedingung)).length
  const felder = `R=new Array(${String(stand.regeln.length)}),B=new Array(${String(blaetter)})`
  quelle.zeile(`},pruefe(L){const w=L.werte,R=[],B=[];${alle('p')}return R;}`)
  quelle.zeile(`,notiere(L){const w=L.werte,${felder};${alle('n')}return{regeln:R,blaetter:B};}}`)
  return quelle.fertig() as Programm
}

/** Functions for the rules block by block; the answer is the numbers in their names. */
function schreibeRegeln(praefix: 'p' | 'n', regeln: readonly KRegel[], stelle: Regelstelle): string[] {
  const { quelle } = stelle
  const bloecke: string[] = []
  let ab = 0
  for (const [index, { bedingung }] of regeln.entries()) {
    if (index % BLOCK === 0) {
      bloecke.push(String(bloecke.length))
      quelle.zeile(`function ${praefix}${bloecke.at(-1)!}(L,w,R,B){`)
    }
    quelle.zeile('{')
    const { js } = schreibeBedingung(bedingung, ab, stelle)
    const nummer = String(index)
    quelle.zeile(stelle.notiert ? `R[${nummer}]=${js};}` : `if(${js}!==false)R.push({index:${nummer},befund:${js}});}`)
    if (index % BLOCK === BLOCK - 1 || index === regeln.length - 1) quelle.zeile('}')
    ab += blaetterVon(bedingung).length
  }
  return bloecke
}

/** The function of one computed fact: computes it and puts it into its slot. */
function schreibeAbleitung({ ableitung, baum, json }: KAbleitung, stelle: Stelle): void {
  const { quelle } = stelle
  const name = stelle.namen.get(ableitung)!
  const slot = `[${String(ableitung.slot)}]`
  const lokale = new Map<number, string>()
  quelle.zeile(
    ableitung.liste === '' ? `function ${name}(L){const w=L.werte;` : `function ${name}(L,E0){const w=L.werte;`,
  )
  for (const [ebene, platz] of [...ableitung.plaetze].reverse().entries()) {
    if (ebene > 0) quelle.zeile(`const E${String(ebene)}=E${String(ebene - 1)}.aussen;`)
    lokale.set(platz, `E${String(ebene)}`)
  }
  const ziel = ableitung.liste === '' ? `w${slot}` : `E0.werte${slot}`
  if (!baum) throw new Error(`Die Ableitung ${ableitung.id} hat keinen Ausdruck.`)
  const roh = schreibe(baum, { ...stelle, lokale })
  let { js } = roh
  if (json.rundung) {
    const { skala, modus } = json.rundung
    const gerundet = `${quelle.wert(runde)}(${js},${quelle.wert(skala)},${quelle.wert(modus)})`
    js = lege(quelle, roh.sicher ? gerundet : `${istOffen(baum, roh)}?${js}:${gerundet}`, roh.sicher).js
  }
  quelle.zeile(`return ${ziel}=${js};}`)
}

/** All computed facts of the items of a list, through the lists around it. */
function schreibeListe(
  liste: string,
  ableitungen: readonly KAbleitung[],
  modell: Modell,
  quelle: Quelle,
  namen: ReadonlyMap<Ableitung, string>,
): void {
  const kette: string[] = []
  for (let hier = liste; hier !== ''; hier = modell.listen.get(hier)!.aussen) kette.unshift(hier)
  let werte = 'w'
  for (const [ebene, pfad] of kette.entries()) {
    const aussen = kette[ebene - 1]
    const symbol =
      aussen === undefined
        ? modell.namen.get(pfad)
        : modell.listen.get(aussen)!.namen.get(pfad.slice(aussen.length + 1))
    if (symbol?.k !== 'angabe') throw new Error(`„${pfad}“ ist keine Liste.`)
    const x = quelle.name()
    quelle.zeile(
      `if(Array.isArray(${werte}[${String(symbol.slot)}]))for(const ${x} of ${werte}[${String(symbol.slot)}]){`,
    )
    werte = `${x}.werte`
    if (ebene === kette.length - 1)
      for (const { ableitung } of ableitungen)
        quelle.zeile(`if(${werte}[${String(ableitung.slot)}]===undefined)${namen.get(ableitung)!}(L,${x});`)
  }
  quelle.zeile('}'.repeat(kette.length))
}
