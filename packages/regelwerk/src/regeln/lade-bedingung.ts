import { type Bedingung, blaetterVon } from '../bedingung/bedingung.ts'
import { liesBlatt } from './lade-blatt.ts'
import { type Meldung, type Objekt, pruefeSchluessel, rat, type Sicht } from './lade-sicht.ts'

const MAX_TIEFE = 20
/** Named conditions in named conditions could grow without end. */
const MAX_BLAETTER = 500
const ARTEN = ['all', 'any', 'not', 'condition', 'fact']

/** Conditions in the format of json-rules-engine, checked and typed. Any fault is reported; then the answer is undefined. */
export function liesBedingung(wert: unknown, pfad: string, sicht: Sicht, tiefe = 0): Bedingung | undefined {
  const { melde } = sicht
  if (tiefe > MAX_TIEFE)
    return melde(pfad, 'Die Bedingung ist zu tief geschachtelt. Bitte mit einer Ableitung vereinfachen.')
  if (typeof wert !== 'object' || wert === null || Array.isArray(wert))
    return melde(
      pfad,
      'Hier steht eine Bedingung: { "all": [ … ] }, { "any": [ … ] }, { "not": { … } } oder { "fact", "operator", "value" }.',
    )
  const objekt = wert as Objekt
  const arten = ARTEN.filter((art) => art in objekt)
  if (arten.length !== 1)
    return melde(
      pfad,
      arten.length === 0
        ? `Hier fehlt „all“, „any“, „not“, „condition“ oder „fact“.${rat(Object.keys(objekt)[0], ARTEN)}`
        : `Hier stehen ${arten.map((a) => `„${a}“`).join(' und ')} nebeneinander. Bitte nur eines davon schreiben.`,
    )
  const art = arten[0]!
  const erlaubt = art === 'fact' ? ['fact', 'path', 'params', 'operator', 'value', 'priority'] : [art, 'priority']
  if (!pruefeSchluessel(objekt, erlaubt, pfad, melde)) return undefined
  const prioritaet = liesPrioritaet(objekt['priority'], pfad, melde)
  if (prioritaet === undefined) return undefined
  switch (art) {
    case 'fact': {
      if (tiefe === 0)
        return melde(
          pfad,
          'Am Anfang steht „all“, „any“, „not“ oder „condition“. Bitte so schreiben: { "all": [ { "fact": … } ] }.',
        )
      const blatt = liesBlatt(objekt, pfad, sicht, (innen, ort, s) => liesBedingung(innen, ort, s, tiefe + 1))
      return blatt && { k: 'blatt', blatt, prioritaet }
    }
    case 'not': {
      const kind = liesBedingung(objekt['not'], `${pfad}.not`, sicht, tiefe + 1)
      return kind && { k: 'nicht', kind, prioritaet }
    }
    case 'condition': {
      const benannt = liesBenannte(objekt['condition'], pfad, sicht, tiefe)
      return benannt && { ...benannt, prioritaet }
    }
    default:
      return liesGruppe(art as 'all' | 'any', objekt[art], prioritaet, `${pfad}.${art}`, sicht, tiefe)
  }
}

function liesGruppe(
  art: 'all' | 'any',
  liste: unknown,
  prioritaet: number,
  pfad: string,
  sicht: Sicht,
  tiefe: number,
): Bedingung | undefined {
  if (!Array.isArray(liste) || liste.length === 0)
    return sicht.melde(pfad, 'Eine leere Gruppe träfe immer zu. Bitte Bedingungen eintragen oder die Gruppe entfernen.')
  const kinder = liste.map((kind, i) => liesBedingung(kind, `${pfad}[${String(i)}]`, sicht, tiefe + 1))
  const gelesen = kinder.filter((kind) => kind !== undefined)
  if (gelesen.length < kinder.length) return undefined
  return { k: art, kinder: gelesen.sort((a, b) => b.prioritaet - a.prioritaet), prioritaet }
}

/** The condition behind the name is read once more, so that its leaves know where they are used. */
function liesBenannte(wert: unknown, pfad: string, sicht: Sicht, tiefe: number): Bedingung | undefined {
  const { benannte, melde } = sicht
  const name = String(wert)
  const gefunden = benannte.get(name)
  if (!gefunden)
    return melde(
      `${pfad}.condition`,
      `Eine Bedingung „${name.slice(0, 60)}“ gibt es nicht.${rat(name, benannte.keys()) || ' Bitte in bedingungen.json anlegen.'}`,
    )
  if (!gefunden.bedingung) return undefined
  const bedingung = liesBedingung(
    gefunden.roh,
    `${pfad}.${name}`,
    { umgebung: sicht.umgebung, benannte, melde: () => undefined },
    tiefe + 1,
  )
  if (bedingung && blaetterVon(bedingung).length <= MAX_BLAETTER) return bedingung
  return melde(pfad, 'Über benannte Bedingungen wird diese Bedingung zu groß. Bitte mit einer Ableitung vereinfachen.')
}

function liesPrioritaet(wert: unknown, pfad: string, melde: Meldung): number | undefined {
  if (wert === undefined) return 1
  if (typeof wert === 'number' && Number.isSafeInteger(wert) && wert > 0) return wert
  return melde(`${pfad}.priority`, '„priority“ ist eine ganze Zahl ab 1.')
}
