import { betragText, datumText, type Feld } from '@weiche/regelwerk'
import { type Angaben, bezeichnungOf, type Wert } from '@weiche/vorgang'

type Blatt = Exclude<Feld, { typ: 'objekt' | 'liste' }>
/** One Angabe that was made: its path, where it belongs, and how a person reads it. */
export type Angabe = { pfad: string; gruppe: string; feld: Blatt; wert: string }

/** Every single Angabe that was made, in the order of the form. What was never answered is told in words, not listed. */
export function angabenListe(felder: readonly Feld[], angaben: Angaben): Angabe[] {
  return felder.flatMap((feld) => ofFeld(feld, angaben[feld.id], feld.id, feld.titel))
}

function ofFeld(feld: Feld, wert: Wert | undefined, pfad: string, gruppe: string): Angabe[] {
  if (wert === undefined || wert === null || wert === '') return []
  if (feld.typ === 'objekt') return inside(feld.felder, wert, pfad, gruppe)
  if (feld.typ === 'liste')
    return (Array.isArray(wert) ? wert : []).flatMap((item, i) => {
      const id = isObjekt(item) ? item['id'] : undefined
      if (typeof id !== 'string') return []
      return inside(
        feld.felder,
        item,
        `${pfad}[${id}]`,
        `${gruppe}: ${bezeichnungOf(item) || `${feld.titel} ${i + 1}`}`,
      )
    })
  return [{ pfad, gruppe, feld, wert: wertWort(feld, wert) }]
}

function inside(felder: readonly Feld[], wert: Wert, pfad: string, gruppe: string): Angabe[] {
  if (!isObjekt(wert)) return []
  // The id of an item is how paths name it; nobody stated it.
  const own = felder.filter((f) => f.id !== 'id')
  return own.flatMap((f) => ofFeld(f, wert[f.id], `${pfad}.${f.id}`, 'felder' in f ? `${gruppe}, ${f.titel}` : gruppe))
}

const isObjekt = (wert: Wert | undefined): wert is { [key: string]: Wert } =>
  typeof wert === 'object' && wert !== null && !Array.isArray(wert)

/** Known by its end to whose it is; whoever looks over a shoulder need not see all of it. */
const IBAN = /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}$/

/** As a person would say it. */
export function wertWort({ typ }: Pick<Blatt, 'typ'>, wert: Wert): string {
  if (typeof wert === 'boolean') return wert ? 'Ja' : 'Nein'
  const text = String(wert)
  if (typ === 'betrag' && /^-?\d+(\.\d+)?$/.test(text)) return betragText(text)
  if (typ === 'datum' && /^\d{4}-\d\d-\d\d$/.test(text)) return datumText(text)
  if (typ === 'zahl') return text.replace('.', ',')
  return typ === 'text' && IBAN.test(text) ? `••••${text.replace(/\s/g, '').slice(-6)}` : text
}
