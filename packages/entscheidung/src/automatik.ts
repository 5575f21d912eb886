import type { Paket } from '@weiche/regelwerk'
import { type Angaben, isObject, type Wert } from '@weiche/vorgang'
import type { Automatik } from './gates/gate.ts'

/** What the gates need to know of a Leistungspaket. */
export function automatikOf(paket: Paket): Automatik {
  const { kopf, felder } = paket
  return {
    norm: kopf.automatisierung.norm,
    ermessen: kopf.automatisierung.ermessen,
    geprueftBis: kopf.geprueftBis,
    stichprobe: kopf.automatisierung.stichprobe,
    nachholung: kopf.bescheid?.versagung?.nachholung ?? '',
    hasFreitext: (angaben) => hasFreitext(felder, angaben),
    schutzadresse: kopf.schutz.adresse,
    betreuung: kopf.schutz.betreuung,
  }
}

/** Is any field that angaben.json marks as `freitext` filled, at any depth? */
function hasFreitext(felder: Paket['felder'], value: Angaben): boolean {
  return felder.some((feld) => {
    const here: Wert | undefined = value[feld.id]
    if (feld.typ === 'text') return feld.freitext === true && typeof here === 'string' && here.trim() !== ''
    if (feld.typ === 'objekt') return isObject(here) && hasFreitext(feld.felder, here)
    if (feld.typ === 'liste')
      return Array.isArray(here) && here.some((item) => isObject(item) && hasFreitext(feld.felder, item))
    return false
  })
}
