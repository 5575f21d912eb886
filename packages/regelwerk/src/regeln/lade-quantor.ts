import {
  type Bedingung,
  type Befund,
  type Blatt,
  blaetterVon,
  kompiliereBedingung,
  type Pruefung,
} from '../bedingung/bedingung.ts'
import type { Quantor } from '../bedingung/operatoren.ts'
import type { Baum } from '../feel/baum.ts'
import { type Fn, istOffen, type Laufwert, type Offen, vereine } from '../werte/laufwert.ts'
import { JANEIN, nenne } from '../werte/typ.ts'
import type { Faktseite } from './lade-fakt.ts'
import type { Blattkopf, LiesInnen, Sicht } from './lade-sicht.ts'

/** `{ fact: <list>, operator: some | every | none, value: <condition over the fields of an item> }` */
export function liesQuantor(
  kopf: Blattkopf & { operator: Quantor },
  links: Faktseite,
  wert: unknown,
  pfad: string,
  sicht: Sicht,
  lies: LiesInnen,
): Blatt | undefined {
  const { typ } = links.baum
  if (typ.art !== 'liste' || typ.von.art !== 'element')
    return sicht.melde(
      `${pfad}.operator`,
      `„${kopf.operator}“ braucht eine Liste aus den Angaben; „${kopf.fact}“ ist ${nenne(typ)}.`,
    )
  const eintrag = { liste: typ.von.liste, platz: sicht.umgebung.neuerPlatz() }
  const bedingung = lies(wert, `${pfad}.value`, { ...sicht, eintrag })
  if (!bedingung) return undefined
  const pruefe = kompiliereBedingung(bedingung, 0)
  const fn = quantor(kopf.operator, links.fn, eintrag.platz, pruefe)
  return {
    ...kopf,
    links: {
      baum: { k: 'extern', typ: JANEIN, fn, teile: [links.baum, ...teileVon(bedingung)] },
      fn,
      drucke: () => null,
    },
    rechts: { baum: { k: 'konstante', typ: JANEIN, wert: true }, fn: () => true, drucke: () => null },
    pruefe: (x) => x,
    eintraege: { liste: { baum: links.baum, fn: links.fn }, platz: eintrag.platz, bedingung, pruefe },
  }
}

/** Both sides of every leaf: what the condition looks at. */
function teileVon(bedingung: Bedingung): Baum[] {
  return blaetterVon(bedingung).flatMap(({ links, rechts }) => [links.baum, rechts.baum])
}

/** Kleene over the items: one can decide, whatever is unknown in the others. */
function quantor(art: Quantor, liste: Fn, platz: number, pruefe: Pruefung): Fn {
  /** What of an item settles the question: one that is true (some, none) or one that is false (every). */
  const entscheidet = art !== 'every'
  const dann = art === 'some'
  const befunde: Befund[] = []
  return (lauf) => {
    const eintraege = liste(lauf)
    if (istOffen(eintraege)) return eintraege
    let unbekannt: Offen | undefined
    for (const eintrag of eintraege as Laufwert[]) {
      lauf.lokal[platz] = eintrag
      const wert = pruefe(lauf, befunde)
      if (wert === entscheidet) return dann
      if (istOffen(wert)) unbekannt = unbekannt ? vereine(unbekannt, wert) : wert
    }
    return unbekannt ?? !dann
  }
}
