import { betragText, datumText, type Paket, type Register, text, textblock, wertText } from '@weiche/regelwerk'
import type { Vorgang } from '@weiche/vorgang'
import { type Erklaerung, gegenbeispielSatz, jeTurnus } from '@weiche/werkbank'
import { aktionenOf } from '../anliegen/aktionen.ts'
import type { BescheidRegister, Bescheidseite, Rechenblock } from '../seite/modell.ts'
import { rechenbloecke } from './rechenbild.ts'
import { rechtsbehelfszeile } from './rechtsbehelf.ts'

const STUFE: Record<BescheidRegister, Register> = { einfach: 'einfach', leicht: 'leicht', recht: 'recht' }
const JE_ZIEL = 1

/** The decision in one register, all of it from one trace: the registers never differ in facts. */
export function bescheidSeite(
  v: Vorgang,
  paket: Paket,
  e: Erklaerung,
  register: BescheidRegister,
  jetzt: Date,
): Bescheidseite {
  const bewilligt = v.entscheidung?.fakten.ausgang === 'bewilligung'
  const stufe = STUFE[register]
  const texte = paket.kopf.bescheid?.texte
  const werte = werteOf(v, e)
  return {
    art: 'bescheid',
    vorgangId: v.vorgangId,
    thema: paket.kopf.name,
    kopf: `Bescheid vom ${datumText(v.bescheid!.fakten.datum)}${aktenzeichen(v)}`,
    ergebnis: bewilligt ? 'Ihr Antrag ist bewilligt' : 'Ihr Antrag ist abgelehnt',
    betraege: bewilligt
      ? e.abschnitte.flatMap((a) =>
          a.betrag === null
            ? []
            : [
                {
                  betrag: jeTurnus(betragText(a.betrag), e.turnus),
                  wann: `${datumText(a.von)} bis ${datumText(a.bis)}`,
                },
              ],
        )
      : [],
    eckdaten: [{ name: 'Entschieden', text: entschieden(v, paket) }, rechtsbehelfszeile(v, paket, jetzt)],
    aktionen: aktionenAmBescheid(v, paket),
    register,
    absaetze: [
      ...absaetzeOf(paket, bewilligt ? texte?.bewilligung : texte?.ablehnung, werte, stufe),
      ...e.regeln.filter((r) => r.phase === 'anspruch' && r.text !== '').flatMap((r) => teile(r.text)),
      ...(v.entscheidung?.fakten.weg === 'dunkel' ? absaetzeOf(paket, texte?.automatik, werte, stufe) : []),
    ],
    bloecke: bloeckeOf(e, paket),
    schritte: e.rechenweg.flatMap((zeilen) => zeilen.map((z) => ({ titel: z.titel, wert: wertText(z), norm: z.norm }))),
    waereWenn: (['anspruch', 'mehr', 'ende'] as const)
      .flatMap((ziel) => e.gegenbeispiele.filter((g) => g.ziel === ziel).slice(0, JE_ZIEL))
      .map((g) => gegenbeispielSatz(g, e.turnus)),
    melden: bewilligt ? absaetzeOf(paket, texte?.pflichten, werte, stufe) : [],
  }
}

/** The letter itself, and both ways to have the decision looked at again, side by side. */
function aktionenAmBescheid(v: Vorgang, paket: Paket) {
  const abschrift = {
    text: 'Bescheid herunterladen (PDF, Abschrift)',
    adresse: `/antraege/${v.vorgangId}/dokumente/bescheid`,
  }
  return [
    abschrift,
    ...aktionenOf(v, paket, 'einfach').filter(({ adresse }) => /\/(kontakt|widerspruch)$/.test(adresse)),
  ]
}

const aktenzeichen = (v: Vorgang) =>
  v.zuordnung?.fakten.aktenzeichen ? ` · Aktenzeichen ${v.zuordnung.fakten.aktenzeichen}` : ''

function entschieden(v: Vorgang, paket: Paket): string {
  if (v.entscheidung?.fakten.weg !== 'dunkel') return 'von einem Menschen im Amt'
  return `automatisch nach festen Regeln (${paket.kopf.automatisierung.norm})`
}

function werteOf(v: Vorgang, e: Erklaerung): Record<string, string> {
  const zeilen = (e.rechenweg[0] ?? []).map((z) => [z.id, wertText(z)])
  const { wirkung, tatsachen } = e.daten
  return {
    ...Object.fromEntries(zeilen),
    vorgangId: v.vorgangId,
    antragVom: datumText(tatsachen.eingang),
    ...(wirkung ? { von: datumText(wirkung.von), bis: datumText(wirkung.bis) } : {}),
  }
}

/** A text block of the package; one that needs a value which this case does not have is left out. */
function absaetzeOf(paket: Paket, id: string | undefined, werte: Record<string, string>, stufe: Register): string[] {
  if (id === undefined) return []
  const fehlt = [...textblock(paket, id, stufe).matchAll(/\{\{([^}]+)\}\}/g)].some(
    ([, name]) => werte[name!] === undefined,
  )
  return fehlt ? [] : teile(text(paket, id, werte, stufe))
}

const teile = (markdown: string) =>
  markdown
    .split(/\n\s*\n|\n(?=- )/)
    .map((t) =>
      t
        .replace(/\*\*/g, '')
        .replace(/^- /, '')
        .replace(/\s*\n\s*/g, ' ')
        .trim(),
    )
    .filter((t) => t !== '')

/** One picture for each Abschnitt; which span of months it is stands in its heading when there are several. */
function bloeckeOf(e: Erklaerung, paket: Paket): Rechenblock[] {
  return e.rechenweg.flatMap((zeilen, i) => {
    const { von, bis } = e.abschnitte[i] ?? {}
    const spanne = e.rechenweg.length > 1 && von && bis ? `, ${datumText(von)} bis ${datumText(bis)}` : ''
    return rechenbloecke(paket, zeilen).map((block) => ({ ...block, titel: block.titel + spanne }))
  })
}
