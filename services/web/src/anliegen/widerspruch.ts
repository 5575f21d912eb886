import { bescheidtageOf, rechtsbehelfOf } from '@weiche/entscheidung'
import { berlinDatum } from '@weiche/fristen'
import { datumText } from '@weiche/regelwerk'
import { fristText, zeitText } from '../worte/zeit.ts'
import type { Anliegen, Lage } from './anliegen.ts'
import { type Texte, texte } from './widerspruch-texte.ts'

/**
 * Raising Widerspruch: until when and why, whether the form suffices, and the receipt. § 70 VwGO wants more than a web form, so the page
 * says so and prints what can be signed.
 */
export const widerspruch: Anliegen = {
  ort: 'widerspruch',
  summary: 'Widerspruch einlegen',
  zeige(lage) {
    const { vorgang, paket, kontext, schluessel } = lage
    const t = texte(kontext.sprache)
    if (!vorgang.bescheid) return { kopf: t.kopf, saetze: [t.keinBescheid] }
    if (rechtsbehelfOf(paket).art !== 'widerspruch') return { kopf: t.kopf, saetze: [t.anderer] }
    if (vorgang.widerspruch) return erhoben(lage, t)
    return {
      kopf: t.kopf,
      saetze: [...frist(lage, t), t.gilt],
      warnung: t.form,
      formular: {
        schluessel,
        verborgen: {},
        felder: [
          { art: 'text', id: 'begruendung', titel: t.begruendung, hinweis: t.spaeter, max: 10_000, platz: undefined },
        ],
        knopf: { text: t.knopf },
        zurueck: t.zurueck,
      },
    }
  },
  lies: (form) => ({ path: 'widerspruch', body: { begruendung: form.get('begruendung') ?? '' } }),
}

/** Until when, and how that day is found; said plainly when it is over. */
function frist({ vorgang, paket, jetzt, kontext: { sprache } }: Lage, t: Texte): string[] {
  if (!vorgang.versand) return [t.laeuftNicht]
  const tage = bescheidtageOf(vorgang.versand.fakten.aufgabe, paket)
  const bis = fristText(tage.rechtsbehelfBis, sprache)
  const weg = t.gerechnet(datumText(tage.aufgabe), datumText(tage.bekanntgabe))
  return berlinDatum(jetzt) > tage.rechtsbehelfBis ? [t.zuSpaet(bis), weg, t.trotzdem] : [t.bis(bis), weg]
}

function erhoben({ vorgang, paket, kontext: { sprache } }: Lage, t: Texte): ReturnType<Anliegen['zeige']> {
  const { fakten, inhalt, zeitpunkt } = vorgang.widerspruch!
  const eigener = vorgang.widerspruchsvorgang?.fakten.vorgang
  const bis = fakten.frist === '' ? '' : fristText(fakten.frist, sprache)
  const rechtzeitig = { gewahrt: t.rechtzeitig(bis), verspaetet: t.verspaetet(bis), offen: t.laeuftNicht }
  return {
    kopf: t.kopf,
    saetze: [],
    quittung: {
      titel: t.da,
      saetze: [t.erhalten(zeitText(new Date(zeitpunkt), sprache, true)), rechtzeitig[fakten.fristwahrung], t.mensch],
      ...(eigener ? { weiter: { text: t.stand(eigener), adresse: `/antraege/${eigener}` } } : {}),
    },
    warnung: t.form,
    druck: druckOf(vorgang, paket, inhalt.begruendung),
  }
}

/** German whatever the language of the page: it goes to the authority. */
function druckOf(v: Lage['vorgang'], paket: Lage['paket'], begruendung: string) {
  const { name, stelle, strasse, ort } = paket.kopf.bescheid!.behoerde
  const aktenzeichen = v.zuordnung?.fakten.aktenzeichen
  return {
    titel: 'Widerspruch',
    an: [name, stelle, strasse, ort],
    zeilen: [
      `Gegen den Bescheid vom ${datumText(v.bescheid!.fakten.datum)} über ${paket.kopf.name}${aktenzeichen ? `, Aktenzeichen ${aktenzeichen}` : ''}, Vorgangs-ID ${v.vorgangId}, lege ich Widerspruch ein.`,
      ...(begruendung === '' ? [] : [`Begründung: ${begruendung}`]),
    ],
    unterschrift: 'Ort, Datum, Unterschrift',
  } satisfies { titel: string; an: string[]; zeilen: string[]; unterschrift: string }
}
