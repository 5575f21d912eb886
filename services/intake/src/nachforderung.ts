import { berlinDatum, tagesende } from '@weiche/fristen'
import { type Paket, register, text } from '@weiche/regelwerk'
import {
  angabenOf,
  bezeichnungOf,
  type Forderung,
  geltendeAnlagen,
  gestelltePosten,
  getPath,
  nachzureichen,
  unbeantworteterFristantrag,
  type Vorgang,
} from '@weiche/vorgang'
import { feldAt } from './feld.ts'
import { sofortBis } from './mehr-zeit.ts'
import type { NachforderungAuskunft } from './nachforderung-schema.ts'

type Texte = NachforderungAuskunft['mitwirkung']
type Posten = NachforderungAuskunft['posten'][number]

/** The open request as the citizen's page shows it; null = nothing is asked for. Pure: the same instant, the same answer. */
export function nachforderungOf(v: Vorgang, paket: Paket, jetzt: Date): NachforderungAuskunft | null {
  const offen = nachzureichen(v)
  if (!offen) return null
  const ende = tagesende(offen.frist)
  const first = v.nachforderungsbriefe.find((b) => b.id === offen.id) ?? offen.letzte
  const texte = paket.kopf.bescheid?.texte
  const open = new Set(offen.posten.map((p) => p.id))
  return {
    id: offen.id,
    von: first.fakten.weg === 'person' ? 'person' : 'regeln',
    gestelltAm: berlinDatum(new Date(first.zeitpunkt)),
    frist: {
      bis: offen.frist,
      ende: ende.toISOString(),
      stufe: offen.abgelaufen ? 'abgelaufen' : offen.erinnerung ? 'erinnerung' : 'nachforderung',
      restSekunden: Math.max(0, Math.floor((ende.getTime() - jetzt.getTime()) / 1000)),
    },
    posten: offen.posten.map((p) => postenOf(v, paket, p)),
    erledigt: gestelltePosten(v)
      .filter((p) => !open.has(p.id) && v.aufgehoben[p.id] === undefined)
      .map((p) => ({ id: p.id, titel: titelOf(paket, p) })),
    mitwirkung: texte ? textsOf(paket, texte.mitwirkung) : LEER,
    belehrung: texte && offen.erinnerung ? textsOf(paket, texte.belehrung) : null,
    mehrZeit: {
      sofortBis: sofortBis(v, paket, berlinDatum(jetzt)) ?? null,
      beantragtBis: unbeantworteterFristantrag(v)?.fakten.bis ?? null,
    },
  }
}

const LEER: Texte = { recht: '', einfach: '', leicht: '' }
const textsOf = (paket: Paket, id: string): Texte =>
  Object.fromEntries(register.map((stufe) => [stufe, text(paket, id, {}, stufe).trim()])) as Texte

function postenOf(v: Vorgang, paket: Paket, posten: Forderung): Posten {
  const { id, code, gegenstand, grund, norm, von } = posten
  return {
    id,
    code,
    titel: titelOf(paket, posten),
    betrifft: nameOf(v, posten),
    grund,
    text: textOf(paket, posten),
    norm,
    von,
    antwort: antwortOf(paket, posten),
    erhalten: geltendeAnlagen(v)
      .filter((a) => a.posten === id || (a.art === gegenstand && a.betrifft === posten.betrifft))
      .map(({ anlageId, dateiname, laenge }) => ({ anlageId, dateiname, laenge })),
  }
}

function titelOf(paket: Paket, { gegenstand, titel }: Forderung): string {
  return paket.nachweise.liste.find((n) => n.id === gegenstand)?.titel ?? titel
}

/** Who is meant: the first list item of that id, wherever it stands. */
function nameOf(v: Vorgang, { betrifft }: Forderung): string {
  const [first] = betrifft.split('.')
  if (!first) return ''
  const lists = Object.entries(angabenOf(v)).flatMap(([name, wert]) =>
    Array.isArray(wert) ? [name] : Object.keys(Object(wert)).map((inner) => `${name}.${inner}`),
  )
  const found = lists.map((pfad) => getPath(angabenOf(v), `${pfad}[${first}]`)).find((item) => item !== undefined)
  return bezeichnungOf(found)
}

/** Own words of a person are the same in every register; else the text of the Nachweis, or one of these. */
function textOf(paket: Paket, { gegenstand, grund, erlaeuterung }: Forderung): Texte {
  if (erlaeuterung !== '') return { recht: erlaeuterung, einfach: erlaeuterung, leicht: erlaeuterung }
  const nachweis = paket.nachweise.liste.find((n) => n.id === gegenstand)
  if (nachweis && grund === 'fehlt') return textsOf(paket, nachweis.text)
  return STANDARD[grund][nachweis ? 'nachweis' : 'angabe']
}

const STANDARD: Record<Forderung['grund'], Record<'nachweis' | 'angabe', Texte>> = {
  fehlt: {
    nachweis: {
      recht: 'Dieser Nachweis liegt noch nicht vor.',
      einfach: 'Diesen Nachweis haben wir noch nicht.',
      leicht: 'Dieses Papier fehlt noch.',
    },
    angabe: {
      recht: 'Diese Angabe ist für die Entscheidung erforderlich und liegt noch nicht vor.',
      einfach: 'Diese Angabe brauchen wir noch von Ihnen.',
      leicht: 'Das müssen Sie uns noch sagen.',
    },
  },
  unvollstaendig: {
    nachweis: {
      recht: 'Dieser Nachweis ist nicht vollständig.',
      einfach: 'Von diesem Nachweis fehlt noch ein Teil.',
      leicht: 'Von diesem Papier fehlt ein Teil.',
    },
    angabe: {
      recht: 'Diese Angabe ist nicht vollständig.',
      einfach: 'Bei dieser Angabe fehlt noch etwas.',
      leicht: 'Hier fehlt noch etwas.',
    },
  },
  unrichtig: {
    nachweis: {
      recht: 'Dieser Nachweis stimmt mit den Angaben im Antrag nicht überein.',
      einfach: 'Dieser Nachweis passt nicht zu dem, was Sie angegeben haben. Bitte schicken Sie den richtigen.',
      leicht: 'Dieses Papier passt nicht. Bitte schicken Sie das richtige Papier.',
    },
    angabe: {
      recht: 'Diese Angabe kann so nicht zutreffen und ist zu berichtigen.',
      einfach: 'Diese Angabe kann so nicht stimmen. Bitte prüfen Sie sie.',
      leicht: 'Das kann so nicht stimmen. Bitte schauen Sie noch einmal nach.',
    },
  },
  veraltet: {
    nachweis: {
      recht: 'Dieser Nachweis ist nicht mehr aktuell.',
      einfach: 'Dieser Nachweis ist zu alt. Bitte schicken Sie einen neuen.',
      leicht: 'Dieses Papier ist zu alt. Bitte schicken Sie ein neues Papier.',
    },
    angabe: {
      recht: 'Diese Angabe ist nicht mehr aktuell.',
      einfach: 'Diese Angabe ist nicht mehr aktuell. Was gilt heute?',
      leicht: 'Das ist schon lange her. Was ist heute richtig?',
    },
  },
}

function antwortOf(paket: Paket, { id, gegenstand }: Forderung): Posten['antwort'] {
  const feld = feldAt(paket, gegenstand)
  if (!feld) return { art: 'datei', teil: `posten:${id}` }
  const bound = (name: 'min' | 'max') => String((name in feld && feld[name as keyof typeof feld]) || '')
  return {
    art: 'feld',
    pfad: gegenstand,
    typ: feld.typ,
    titel: feld.titel,
    hinweis: feld.hinweis ?? '',
    werte: feld.typ === 'auswahl' ? feld.werte : [],
    min: bound('min'),
    max: bound('max'),
    maxLaenge: feld.typ === 'text' ? (feld.maxLaenge ?? 1000) : null,
  }
}
