import { type Bedingung, blaetterVon } from '../bedingung/bedingung.ts'
import type { Baum } from '../feel/baum.ts'
import type { Paket } from '../laden/paket.ts'
import type { Modell } from '../modell/modell.ts'
import type { Rechtsstand } from '../programm/kompiliert.ts'

/**
 * Paths of all Angaben that an evaluation can look at, in any Fassung (`haushalt.mitglieder.gdb` for every item). Rather
 * one too many: a field whose list cannot be told counts in all lists.
 */
export function geleseneAngaben({ kompiliert, kopf }: Paket): Set<string> {
  const gelesen = new Set<string>()
  if (kopf.ergebnis.monate !== undefined) gelesen.add(kopf.ergebnis.monate)
  for (const fassung of kompiliert.fassungen) lies(fassung, kompiliert.modell, gelesen)
  return gelesen
}

function lies({ ableitungen, regeln }: Rechtsstand, modell: Modell, gelesen: Set<string>): void {
  /** Which list's items stand in the place of a variable; places are counted over the whole package. */
  const listen = new Map<number, string>()
  for (const { ableitung, baum } of ableitungen) {
    let liste = ableitung.liste
    for (const platz of ableitung.plaetze.toReversed()) {
      listen.set(platz, liste)
      liste = modell.listen.get(liste)!.aussen
    }
    lauf(baum)
  }
  for (const { bedingung } of regeln) bedinge(bedingung)

  function bedinge(bedingung: Bedingung): void {
    for (const { links, rechts, eintraege } of blaetterVon(bedingung)) {
      if (eintraege && links.baum.k === 'extern') binde(eintraege.platz, links.baum.teile[0]!)
      lauf(links.baum)
      lauf(rechts.baum)
      if (eintraege) bedinge(eintraege.bedingung)
    }
  }

  function binde(platz: number, { typ }: Baum): void {
    if (typ.art === 'liste' && typ.von.art === 'element') listen.set(platz, typ.von.liste)
  }

  /** Parts follow what binds their variables. What is computed is looked at by itself. */
  function lauf(teil: unknown): void {
    if (typeof teil !== 'object' || teil === null || teil instanceof Map) return
    if ('k' in teil) {
      const baum = teil as Baum
      if (baum.k === 'fuer' || baum.k === 'ein' || baum.k === 'alle' || baum.k === 'filter')
        binde(baum.platz, baum.liste)
      if (baum.k === 'angabe') merke('', baum.slot)
      if (baum.k === 'feld') merke(listen.get(baum.platz), baum.slot)
      if (baum.k === 'feldvon') merke(baum.x.typ.art === 'element' ? baum.x.typ.liste : undefined, baum.slot)
    }
    for (const [name, x] of Object.entries(teil)) if (name !== 'ableitung' && name !== 'typ') lauf(x)
  }

  /** `liste` "" = global; undefined = any. */
  function merke(liste: string | undefined, slot: number): void {
    const orte = liste === undefined ? [...modell.listen.keys()] : [liste]
    for (const ort of orte) {
      const namen = ort === '' ? modell.namen : modell.listen.get(ort)!.namen
      for (const [name, symbol] of namen)
        if (symbol.k === 'angabe' && symbol.slot === slot) gelesen.add(ort === '' ? name : `${ort}.${name}`)
    }
  }
}
