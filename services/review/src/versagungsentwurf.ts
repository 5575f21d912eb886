import { berlinDatum } from '@weiche/fristen'
import { isAktuell, offeneNachforderung, type Vorgang } from '@weiche/vorgang'

/** What a person needs who decides on a Versagung; every day and item from the log, the weighing left to them. */
export type Versagungsentwurf = {
  angefordertAm: string
  erinnertAm: string
  fristBis: string
  offen: { id: string; titel: string; norm: string }[]
  /** Facts in one sentence, to be taken into the reasons. */
  sachverhalt: string
  /** What only a person can say, and must, before anything is refused. */
  zuPruefen: string[]
}

const ZU_PRUEFEN = [
  'Ist die Aufklärung des Sachverhalts dadurch erheblich erschwert?',
  'Lässt sich das Fehlende mit geringerem Aufwand selbst beschaffen (§ 65 Abs. 1 Nr. 3 SGB I)?',
  'Ermessen: ganz oder teilweise versagen, oder noch einmal zuwarten? Die Erwägungen gehören in die Begründung.',
  'Wird die Mitwirkung nachgeholt, kann die Leistung nachträglich erbracht werden (§ 67 SGB I).',
]

/** Only when request, reminder and both deadlines are past, and a person is asked; undefined = there is nothing to draft. */
export function versagungsentwurf(v: Vorgang): Versagungsentwurf | undefined {
  const asked = v.aussteuerungen.some((a) => isAktuell(v, a) && a.fakten.codes.includes('AS-VERSAGUNG-PRUEFEN'))
  const offen = asked ? offeneNachforderung(v) : undefined
  const sent = offen?.erinnerung && v.mitteilungenVersandt[offen.erinnerung.id]
  if (!offen?.abgelaufen || !sent) return undefined
  const first = v.mitteilungenVersandt[offen.id] ?? offen.letzte
  const [angefordertAm, erinnertAm] = [first, sent].map((n) => berlinDatum(new Date(n.zeitpunkt))) as [string, string]
  const titel = offen.posten.map((p) => p.titel).join(', ')
  return {
    angefordertAm,
    erinnertAm,
    fristBis: offen.frist,
    offen: offen.posten.map(({ id, titel: name, norm }) => ({ id, titel: name, norm })),
    sachverhalt: `Am ${tag(angefordertAm)} wurde angefordert: ${titel}. Am ${tag(erinnertAm)} wurde daran erinnert und schriftlich auf die Folgen hingewiesen. Bis zum ${tag(offen.frist)} ging es nicht ein.`,
    zuPruefen: ZU_PRUEFEN,
  }
}

const tag = (datum: string) => datum.split('-').reverse().join('.')
