import { type Ableitung, alleBlaetterVon, type Baum, type Einblick, type Feld } from '@weiche/regelwerk'
import {
  ALLES,
  antwort,
  type Bereich,
  geweitet,
  JA_NEIN,
  KENNUNG,
  kann,
  vereint,
  type Wertebereich,
  worte,
  zahlen,
} from './bereich.ts'
import { feldBei, listenUm } from './feld.ts'
import { funktion } from './funktion.ts'
import { vergleicheBereiche } from './vergleich.ts'

/** Answers what an expression of one Fassung can be. Ableitungen are looked at once. */
export type Bereiche = { von(baum: Baum): Bereich; vonAbleitung(ableitung: Ableitung): Bereich }

type Sicht = {
  einblick: Einblick
  felder: readonly Feld[]
  ableitung(a: Ableitung): Bereich
  /** What the bound variables can be, and of which list they are items, by their places. */
  lokal: ReadonlyMap<number, Bereich>
  listen: Map<number, string>
}

export function bereicheVon(einblick: Einblick, felder: readonly Feld[]): Bereiche {
  const bekannt = new Map<Ableitung, Bereich>()
  const baeume = new Map(einblick.ableitungen.map((k) => [k.ableitung, k]))
  const vonAbleitung = (ableitung: Ableitung): Bereich => {
    const schon = bekannt.get(ableitung)
    if (schon) return schon
    const k = baeume.get(ableitung)
    const bereich = k?.baum ? gerundet(bereichVon(k.baum, sicht), k.json.rundung?.skala) : { offen: true, wert: ALLES }
    bekannt.set(ableitung, bereich)
    return bereich
  }
  const listen = new Map(
    einblick.ableitungen.flatMap(({ ableitung: { plaetze, liste } }) => {
      const kette = listenUm(felder, liste)
      return plaetze.map((platz, i) => [platz, kette.at(i - plaetze.length)!] as const)
    }),
  )
  for (const { eintraege } of einblick.regeln.flatMap(({ bedingung }) => alleBlaetterVon(bedingung)))
    if (eintraege) bindeEintrag(eintraege.platz, eintraege.liste.baum, listen)
  const sicht: Sicht = { einblick, felder, ableitung: vonAbleitung, lokal: new Map(), listen }
  return { von: (baum) => bereichVon(baum, sicht), vonAbleitung }
}

function gerundet(bereich: Bereich, skala: number | undefined): Bereich {
  if (skala === undefined || bereich.wert.art !== 'zahl') return bereich
  const schritt = 10 ** -skala
  const { min, max } = bereich.wert
  return {
    ...bereich,
    wert: zahlen(Math.floor(min / schritt - 1e-9) * schritt, Math.ceil(max / schritt + 1e-9) * schritt),
  }
}

function bereichVon(baum: Baum, sicht: Sicht): Bereich {
  const von = (kind: Baum) => bereichVon(kind, sicht)
  switch (baum.k) {
    case 'konstante':
      return { offen: false, wert: baum.typ.art === 'datum' ? tage(String(baum.wert)) : konstante(baum.wert) }
    case 'angabe':
      return angabe('', baum.slot, sicht)
    case 'feld':
      return feld(baum.platz, baum.slot, sicht)
    case 'ableitung':
    case 'feldableitung':
      return sicht.ableitung(baum.ableitung)
    case 'lokal':
      return sicht.lokal.get(baum.platz) ?? { offen: true, wert: ALLES }
    case 'angegeben':
      return { offen: false, wert: JA_NEIN }
    case 'negativ': {
      const x = von(baum.x)
      return { ...x, wert: x.wert.art === 'zahl' ? zahlen(0 - x.wert.max, 0 - x.wert.min) : ALLES }
    }
    case 'rechnen': {
      const [a, b] = [von(baum.a), von(baum.b)]
      return { offen: a.offen || b.offen, wert: rechne(baum.op, a.wert, b.wert) }
    }
    case 'vergleich': {
      const [a, b] = [von(baum.a), von(baum.b)]
      const wert = istDasselbe(baum.a, baum.b)
        ? antwort(/=/.test(baum.op) && baum.op !== '!=', !/=/.test(baum.op) || baum.op === '!=')
        : vergleicheBereiche(baum.op, a.wert, b.wert)
      return { offen: a.offen || b.offen, wert }
    }
    case 'und':
    case 'oder': {
      const [a, b] = [von(baum.a), von(baum.b)]
      const ja = baum.k === 'und' ? kann(a.wert, true) && kann(b.wert, true) : kann(a.wert, true) || kann(b.wert, true)
      const nein =
        baum.k === 'und' ? kann(a.wert, false) || kann(b.wert, false) : kann(a.wert, false) && kann(b.wert, false)
      return { offen: a.offen || b.offen, wert: antwort(ja, nein) }
    }
    case 'wenn': {
      const bedingung = von(baum.bedingung)
      const zweige = [
        ...(kann(bedingung.wert, true) ? [von(baum.dann)] : []),
        ...(kann(bedingung.wert, false) ? [von(baum.sonst)] : []),
      ]
      return {
        offen: bedingung.offen || zweige.some((zweig) => zweig.offen),
        wert: zweige.map((zweig) => zweig.wert).reduce(vereint, zweige[0]!.wert),
      }
    }
    case 'fuer':
    case 'ein':
    case 'alle':
    case 'filter':
      return schleife(baum, sicht)
    case 'liste': {
      const werte = baum.werte.map(von)
      const einzeln = werte.reduce(
        (a, b) => ({ offen: a.offen || b.offen, wert: vereint(a.wert, b.wert) }),
        werte[0] ?? LEER,
      )
      return { offen: false, wert: { art: 'liste', von: einzeln, laenge: { min: werte.length, max: werte.length } } }
    }
    case 'in': {
      const x = von(baum.x)
      const liste = baum.liste.map(von)
      const ergebnisse = liste.map((wert) => vergleicheBereiche('=', x.wert, wert.wert))
      const fest = baum.liste.every((wert) => wert.k === 'konstante')
      const alleWorte =
        x.wert.art === 'worte' && fest
          ? [...x.wert.worte].every((w) => liste.some((l) => l.wert.art === 'worte' && l.wert.worte.has(w)))
          : false
      return {
        offen: x.offen || liste.some((wert) => wert.offen),
        wert: antwort(
          ergebnisse.some((e) => kann(e, true)),
          !alleWorte,
        ),
      }
    }
    case 'funktion':
      return funktion(baum.name, baum.argumente.map(von))
    case 'tabelle':
      return { offen: true, wert: [...baum.tabelle.zeilen.values()].map(konstante).reduce(vereint) }
    default:
      return { offen: true, wert: baum.typ.art === 'janein' ? JA_NEIN : ALLES }
  }
}

/** The same name on both sides, as in `m.gdb = m.gdb`: asks only whether it is known. */
function istDasselbe(a: Baum, b: Baum): boolean {
  if (a.k === 'angabe' && b.k === 'angabe') return a.slot === b.slot
  if (a.k === 'feld' && b.k === 'feld') return a.slot === b.slot && a.platz === b.platz
  return a.k === 'ableitung' && b.k === 'ableitung' && a.ableitung === b.ableitung
}

const LEER: Bereich = { offen: false, wert: ALLES }

type Konstante = Extract<Baum, { k: 'konstante' }>['wert']

function konstante(wert: Konstante): Wertebereich {
  if (typeof wert === 'boolean' || typeof wert === 'string') return worte(wert)
  if (Array.isArray(wert)) {
    const einzeln = wert.map(konstante).reduce(vereint, konstante(wert[0] ?? false))
    return {
      art: 'liste',
      von: { offen: false, wert: einzeln },
      laenge: { min: wert.length, max: wert.length },
      fest: true,
    }
  }
  if (!('s' in wert)) return ALLES
  const zahl = Number(wert.z) / 10 ** wert.s
  return zahlen(zahl, zahl)
}

/** Days are numbers too. */
function tage(von: string, bis = von): Wertebereich {
  return zahlen(Date.parse(von) / 86_400_000, Date.parse(bis) / 86_400_000)
}
const TAGE = tage('1900-01-01', '2199-12-31')

function angabe(liste: string, slot: number, { einblick, felder }: Sicht): Bereich {
  const pfad = einblick.angabe(liste, slot)
  const gefunden = feldBei(felder, pfad)
  if (!gefunden) return { offen: false, wert: pfad === 'verfahren.monate' ? zahlen(1, 60) : TAGE }
  if (liste !== '' && gefunden.id === 'id') return { offen: false, wert: KENNUNG }
  const offen = !('vorgabe' in gefunden && gefunden.vorgabe !== undefined) && gefunden.pflicht !== true
  return { offen, wert: feldwerte(gefunden) }
}

function feldwerte(feld: Feld): Wertebereich {
  switch (feld.typ) {
    case 'janein':
      return JA_NEIN
    case 'auswahl':
      return worte(...feld.werte)
    case 'ganzzahl':
      return zahlen(feld.min ?? -Infinity, feld.max ?? Infinity)
    case 'betrag':
    case 'zahl':
      return zahlen(Number(feld.min ?? '0'), feld.max === undefined ? Infinity : Number(feld.max))
    case 'datum':
      return tage(feld.min ?? '1900-01-01', feld.max ?? '2199-12-31')
    case 'liste':
      return { art: 'liste', von: LEER, laenge: { min: 0, max: feld.maxAnzahl ?? 100 } }
    default:
      return ALLES
  }
}

function feld(platz: number, slot: number, sicht: Sicht): Bereich {
  const liste = sicht.listen.get(platz)
  return liste === undefined ? { offen: true, wert: ALLES } : angabe(liste, slot, sicht)
}

function schleife(baum: Extract<Baum, { k: 'fuer' | 'ein' | 'alle' | 'filter' }>, sicht: Sicht): Bereich {
  const liste = bereichVon(baum.liste, sicht)
  const von = liste.wert.art === 'liste' ? liste.wert.von : { offen: true, wert: ALLES }
  const laenge = liste.wert.art === 'liste' ? liste.wert.laenge : { min: 0, max: Infinity }
  bindeEintrag(baum.platz, baum.liste, sicht.listen)
  const rumpf = bereichVon(baum.rumpf, { ...sicht, lokal: new Map(sicht.lokal).set(baum.platz, von) })
  if (baum.k === 'fuer') return { offen: liste.offen, wert: { art: 'liste', von: rumpf, laenge } }
  const offen = liste.offen || (laenge.max > 0 && (rumpf.offen || von.offen))
  if (baum.k === 'filter') return { offen, wert: { art: 'liste', von, laenge: { min: 0, max: laenge.max } } }
  const [ja, nein] = [kann(rumpf.wert, true), kann(rumpf.wert, false)]
  if (baum.k === 'ein') return { offen, wert: antwort(ja && laenge.max > 0, nein || laenge.min === 0) }
  return { offen, wert: antwort(ja || laenge.min === 0, nein && laenge.max > 0) }
}

/** Of which list the item in a place is. */
function bindeEintrag(platz: number, { typ }: Baum, listen: Map<number, string>): void {
  if (typ.art === 'liste' && typ.von.art === 'element') listen.set(platz, typ.von.liste)
}

function rechne(op: '+' | '-' | '*', a: Wertebereich, b: Wertebereich): Wertebereich {
  if (a.art !== 'zahl' || b.art !== 'zahl') return ALLES
  if (op === '+') return geweitet(a.min + b.min, a.max + b.max)
  if (op === '-') return geweitet(a.min - b.max, a.max - b.min)
  const ecken = [a.min, a.max].flatMap((x) => [b.min, b.max].map((y) => (x === 0 || y === 0 ? 0 : x * y)))
  return geweitet(Math.min(...ecken), Math.max(...ecken))
}
