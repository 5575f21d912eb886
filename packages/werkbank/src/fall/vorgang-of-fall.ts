import { type Bedarf, type Paket, zustaendigkeit } from '@weiche/regelwerk'
import { type Angaben, type Commit, type Ereignis, foldVorgang, type Pruefpunkt, type Vorgang } from '@weiche/vorgang'
import type { Gegeben } from './fall.ts'

const ID = 'FALL-FALL-FALL-FALL-0'

/** A case as the Vorgang that the switch sees: received, checked, assigned. `angaben` are typed. */
export function vorgangOfFall(paket: Paket, fall: Gegeben, angaben: Angaben): Vorgang {
  const eingang: Ereignis[] = [
    {
      type: 'antrag.eingegangen',
      fakten: {
        leistung: paket.leistung,
        kanal: 'api',
        eingangsdatum: fall.eingang,
        strukturiert: true,
        idMitgeliefert: false,
        anlagen: 0,
      },
      inhalt: { angaben: fall.angaben, anlagen: [], inhaltsHmac: '', absender: '' },
    },
  ]
  if (fall.gate === 'dublette') eingang.push({ type: 'dublette.erkannt', fakten: { andererVorgang: ID }, inhalt: {} })
  const punkte = punkteOf(paket, fall, angaben)
  const { codes, ...zu } = zustaendigkeit(paket, angaben)
  const { organisationseinheit, team, fachverfahren, aktenplan } = zu
  const akte = {
    organisationseinheit,
    team,
    fachverfahren,
    aktenplan,
    aktenzeichen: '',
    aktenzeichenUebernommen: false,
  }
  return foldVorgang(
    strom(
      eingang,
      [
        {
          type: 'antrag.geprueft',
          fakten: { grundlage: 1, codes: [] },
          inhalt: { angaben, lesungen: [], vergleiche: [], punkte },
        },
      ],
      [{ type: 'vorgang.zugeordnet', fakten: { grundlage: 1, ...akte, codes }, inhalt: {} }],
    ),
  )!
}

function strom(...commits: Ereignis[][]): Commit[] {
  return commits.map((ereignisse, index) => ({
    vorgangId: ID,
    seq: index + 1,
    service: 'processing',
    ursache: `fall.${index}`,
    zeitpunkt: '2000-01-01T00:00:00.000Z',
    ereignisse,
  }))
}

/** What the check of the Nachweise would report; a kind that nobody reads is unread whenever it lies there. */
function punkteOf(paket: Paket, fall: Gegeben, angaben: Angaben): Pruefpunkt[] {
  const lage = { angaben, eingangsdatum: fall.eingang, entscheidungsdatum: fall.entscheidung }
  const noetig = paket.nachweise.benoetigt(lage).filter((b) => b.bedarf === 'ja')
  const beigelegt = typeof fall.nachweise === 'string' ? undefined : fall.nachweise
  const punkte = noetig.flatMap((b) => {
    const schluessel = `${b.nachweis.id}:${b.betrifft}`
    if (fall.nachweise === 'keine' || beigelegt?.fehlt.includes(schluessel)) return [punkt('nachweis-fehlt', b)]
    if (!b.nachweis.lesen || beigelegt?.ungelesen.includes(schluessel)) return [punkt('nachweis-ungelesen', b)]
    return beigelegt?.widerspruch.includes(schluessel) ? [punkt('nachweis-widerspruch', b)] : []
  })
  const { norm } = paket.kopf.mitwirkung
  const ungefragt = (beigelegt?.ungefragt ?? []).map(
    (gegenstand): Pruefpunkt => ({ ...LEER, norm, art: 'nachweis-ungefragt', gegenstand }),
  )
  return [...punkte, ...ungefragt]
}

const LEER = { code: 'UNGEFRAGT', gegenstand: '', betrifft: '', anlageId: '', text: 'Nachweis' }

function punkt(art: Pruefpunkt['art'], { nachweis, betrifft }: Bedarf): Pruefpunkt {
  return {
    ...LEER,
    norm: nachweis.norm,
    code: nachweis.code,
    art,
    gegenstand: nachweis.id,
    betrifft,
    text: nachweis.titel,
  }
}
