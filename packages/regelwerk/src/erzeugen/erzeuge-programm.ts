import type { KAbleitung } from '../ausdruecke/lade-entwurf.ts'
import { blaetterVon } from '../bedingung/bedingung.ts'
import type { Programm } from '../bedingung/spur.ts'
import type { Ableitung } from '../feel/baum.ts'
import type { Modell } from '../modell/modell.ts'
import type { Rechtsstand } from '../programm/kompiliert.ts'
import type { KRegel } from '../regeln/lade-regeln.ts'
import { runde } from '../werte/dezimal.ts'
import { schreibe } from './erzeuge-ausdruck.ts'
import { type Regelstelle, schreibeBedingung } from './erzeuge-bedingung.ts'
import { schreibeBeweis } from './erzeuge-beweis.ts'
import { createQuelle, type Quelle } from './erzeuge-quelle.ts'
import { istOffen, lege, type Stelle } from './erzeuge-text.ts'

/** Rules that share a function: few enough that it is compiled well, enough that calling it costs nothing. */
const BLOCK = 16

/**
 * The program of one Fassung as generated code: a function per computed fact and per rule, and two per block of rules,
 * one that only judges and one that notes. It does what the closures do, in the same order, with the same unknowns.
 */
export function erzeugeProgramm(stand: Rechtsstand, modell: Modell): Programm {
  const quelle = createQuelle()
  const namen = new Map<Ableitung, string>(stand.ableitungen.map((k, i) => [k.ableitung, `a${String(i)}`]))
  const stelle = { quelle, namen, lokale: new Map(), fertig: false, schreibe }
  for (const k of stand.ableitungen) schreibeAbleitung(k, stelle)
  const regelstelle = { ...stelle, fertig: true }
  const pruefung = schreibePruefung(stand.regeln, { ...regelstelle, notiert: false })
  const notizen = schreibeNotizen(stand.regeln, { ...regelstelle, notiert: true })
  quelle.zeile('return{rechne(L){const w=L.werte;')
  const listen = Map.groupBy(stand.ableitungen, (k) => k.ableitung.liste)
  for (const { ableitung } of listen.get('') ?? [])
    quelle.zeile(`if(w[${String(ableitung.slot)}]===undefined)${namen.get(ableitung)!}(L);`)
  for (const [liste, ableitungen] of listen) if (liste !== '') schreibeListe(liste, ableitungen, modell, quelle, namen)
  const alle = (namen: readonly string[]) => namen.map((name) => `${name}(L,w,R,B);`).join('')
  const blaetter = stand.regeln.flatMap(({ bedingung }) => blaetterVon(bedingung)).length
  const felder = `R=new Array(${String(stand.regeln.length)}),B=new Array(${String(blaetter)})`
  quelle.zeile(`},einzeln:[${[...namen.values()].join(',')}]`)
  quelle.zeile(`,pruefe(L){const w=L.werte,R=[],B=[];${alle(pruefung)}return R;}`)
  quelle.zeile(`,notiere(L){const w=L.werte,${felder};${alle(notizen)}return{regeln:R,blaetter:B};}}`)
  return quelle.fertig() as Programm
}

/** Functions for the rules block by block, each of which notes what every rule says; the answer is their names. */
function schreibeNotizen(regeln: readonly KRegel[], stelle: Regelstelle): string[] {
  const { quelle } = stelle
  let ab = 0
  return inBloecken(regeln, 'n', quelle, ({ bedingung }, index) => {
    quelle.zeile('{')
    const { js } = schreibeBedingung(bedingung, ab, stelle)
    quelle.zeile(`R[${String(index)}]=${js};}`)
    ab += blaetterVon(bedingung).length
  })
}

/** The same for rules of which only those count that are not false: what is quickly seen to be false is not evaluated. */
function schreibePruefung(regeln: readonly KRegel[], stelle: Regelstelle): string[] {
  const { quelle } = stelle
  for (const [index, { bedingung }] of regeln.entries()) {
    quelle.zeile(`function r${String(index)}(L,w,R,B){`)
    const { js } = schreibeBedingung(bedingung, 0, stelle)
    quelle.zeile(`if(${js}!==false)R.push({index:${String(index)},befund:${js}});}`)
  }
  return inBloecken(regeln, 'p', quelle, ({ bedingung }, index) =>
    quelle.zeile(`if(!${schreibeBeweis(bedingung, false, quelle)})r${String(index)}(L,w,R,B);`),
  )
}

function inBloecken(
  regeln: readonly KRegel[],
  praefix: string,
  quelle: Quelle,
  schreibeRegel: (regel: KRegel, index: number) => void,
): string[] {
  const namen: string[] = []
  for (const [index, regel] of regeln.entries()) {
    if (index % BLOCK === 0) {
      namen.push(`${praefix}${String(namen.length)}`)
      quelle.zeile(`function ${namen.at(-1)!}(L,w,R,B){`)
    }
    schreibeRegel(regel, index)
    if (index % BLOCK === BLOCK - 1 || index === regeln.length - 1) quelle.zeile('}')
  }
  return namen
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
