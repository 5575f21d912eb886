import { datumText, type Paket, text } from '@weiche/regelwerk'
import { isAktuell, type Vorgang } from '@weiche/vorgang'
import { type Versagungsgrund, versagungsgrund } from './versagung.ts'

/** What a person needs who decides on a Versagung; every day and item from the log, the weighing left to them. */
export type Versagungsentwurf = Omit<Versagungsgrund, 'nachforderung' | 'posten'> & {
  norm: string
  offen: { id: string; titel: string; norm: string }[]
  /** As it will stand in the letter. */
  sachverhalt: string
  /** Drafts of the package for the two reasons that the person gives; „[…]“ is to be filled in. */
  vorschlag: { erschwerung: string; ermessen: string }
  /** What only a person can say, and must, before anything is refused. */
  zuPruefen: string[]
}

const ZU_PRUEFEN = [
  'Ist die Aufklärung des Sachverhalts dadurch erheblich erschwert?',
  'Lässt sich das Fehlende mit geringerem Aufwand selbst beschaffen?',
  'Ermessen: ganz oder teilweise versagen, oder noch einmal zuwarten? Die Erwägungen gehören in die Begründung.',
  'Wird die Mitwirkung nachgeholt, kann die Leistung nachträglich erbracht werden.',
]

/**
 * Only while a person is asked for the consequences of missing cooperation, and only where the package knows a Versagung.
 * `hindernis`: what stands against it after all, for example a letter that came back.
 */
export function versagungsentwurf(
  v: Vorgang,
  paket: Paket,
  heute: string,
): Versagungsentwurf | { hindernis: string } | undefined {
  const ids = paket.kopf.bescheid?.versagung
  const asked = v.aussteuerungen.some((a) => isAktuell(v, a) && a.fakten.codes.includes('AS-VERSAGUNG-PRUEFEN'))
  if (!ids || !asked) return undefined
  const grund = versagungsgrund(v, heute)
  if (typeof grund === 'string') return { hindernis: grund }
  const { nachforderung: _, posten, ...tage } = grund
  const werte = {
    antragVom: datumText(v.antrag.fakten.eingangsdatum),
    nachforderungVom: datumText(tage.angefordertAm),
    erinnerungVom: datumText(tage.erinnertAm),
    frist: datumText(tage.fristBis),
  }
  const plain = (id: string) => text(paket, id, werte).replaceAll('**', '').trim()
  return {
    ...tage,
    norm: ids.norm,
    offen: posten.map(({ id, titel, norm }) => ({ id, titel, norm })),
    sachverhalt: `${plain(ids.sachverhalt)} ${posten.map((p) => p.titel).join(', ')}.`,
    vorschlag: { erschwerung: plain(ids.erschwerung), ermessen: plain(ids.ermessen) },
    zuPruefen: ZU_PRUEFEN,
  }
}
