import { berlinDatum } from '@weiche/fristen'
import { nachzureichen, type Vorgang } from '@weiche/vorgang'
import type { Sprache, Tafel } from '../seite/modell.ts'
import { abstandText, fristText } from '../worte/zeit.ts'
import { type Lage, lageOf } from './lage.ts'

export type TafelDeps = {
  sprache: Sprache
  jetzt: Date
  /** The written warning of the reminder, in the words of the Leistungspaket. */
  belehrung: string
  /** May whoever asks see the decision, and where? */
  bescheid: string | undefined
}

const SPUR: Record<Lage, Tafel['spur']> = {
  fehlt: 'sie',
  erinnert: 'sie',
  verspaetet: 'mensch',
  person: 'mensch',
  danach: 'mensch',
  versagt: 'sie',
  nachgeholt: 'mensch',
  pruefung: 'automatisch',
  entschieden: 'automatisch',
  versandt: 'automatisch',
  zurueckgenommen: 'automatisch',
  erledigt: 'mensch',
}

/** Something can still be handed in; the Frist of the last two is over. */
const FEHLEND: ReadonlySet<Lage> = new Set(['fehlt', 'erinnert', 'verspaetet', 'versagt'])

/** Who must act, what, by when: the first thing on the page. */
export function tafelOf(v: Vorgang, deps: TafelDeps): Tafel {
  const lage = lageOf(v)
  const { sprache, bescheid } = deps
  const offen = FEHLEND.has(lage) ? nachzureichen(v) : undefined
  const texte = TEXTE[sprache]
  const punkte = offen?.posten ?? []
  const nachweise = `/antraege/${v.vorgangId}/nachweise`
  const frist = offen && {
    tag: fristText(offen.frist, sprache),
    abstand: abstandText(offen.frist, deps.jetzt, sprache),
  }
  const worte = texte[lage](punkte.length, frist?.tag ?? '')
  return {
    spur: SPUR[lage],
    ...worte,
    zusatz: [
      ...(frist && lage !== 'verspaetet' && lage !== 'versagt'
        ? [texte.heute(fristText(berlinDatum(deps.jetzt), sprache), frist.abstand)]
        : []),
      ...(bescheid === undefined && (lage === 'entschieden' || lage === 'versandt') ? [texte.anmelden] : []),
    ],
    punkte: punkte.map((p) => ({ text: p.titel, adresse: `${nachweise}#${p.id}` })),
    knopf: offen
      ? { text: texte.nachreichen, adresse: nachweise }
      : bescheid && (lage === 'entschieden' || lage === 'versandt')
        ? { text: texte.ansehen, adresse: bescheid }
        : undefined,
    belehrung: lage === 'erinnert' && deps.belehrung !== '' ? deps.belehrung : undefined,
  }
}

type Worte = Pick<Tafel, 'kopf' | 'stark' | 'satz'>
type Texte = Record<Lage, (anzahl: number, frist: string) => Worte> & {
  heute(tag: string, abstand: string): string
  anmelden: string
  nachreichen: string
  ansehen: string
}

const ruhig = (kopf: string, satz: string) => () => ({ kopf, stark: '', satz })

const TEXTE: Record<Sprache, Texte> = {
  einfach: {
    fehlt: (n, frist) => ({
      kopf: 'Sie sind dran',
      stark: n === 1 ? '1 Sache fehlt noch' : `${n} Sachen fehlen noch`,
      satz: `– bitte bis ${frist}, 24 Uhr`,
    }),
    erinnert: (n, frist) => ({
      kopf: 'Letzte Erinnerung: Sie sind dran',
      stark: n === 1 ? '1 Sache fehlt noch' : `${n} Sachen fehlen noch`,
      satz: `– bitte bis ${frist}, 24 Uhr`,
    }),
    verspaetet: (_, frist) => ({
      kopf: 'Ein Mensch im Amt prüft',
      stark: 'Noch fehlt etwas.',
      satz: `Die Frist ist abgelaufen${frist && ` (${frist})`}. Schicken Sie Ihre Nachweise trotzdem. Wir prüfen sie.`,
    }),
    person: ruhig('Ein Mensch im Amt prüft', 'Wir klären eine Frage zu Ihrem Antrag. Sie müssen nichts tun.'),
    danach: ruhig(
      'Ein Mensch im Amt prüft',
      'Über Ihren Antrag ist entschieden. Danach kam noch etwas von Ihnen. Das sehen wir uns an.',
    ),
    versagt: (n) => ({
      kopf: 'Sie sind dran',
      stark: n === 0 ? '' : n === 1 ? '1 Sache fehlt noch.' : `${n} Sachen fehlen noch.`,
      satz: 'Was gilt, steht im Bescheid. Schicken Sie das Fehlende: Dann prüfen wir Ihren Antrag weiter. Er bleibt gestellt.',
    }),
    nachgeholt: ruhig(
      'Ein Mensch im Amt prüft',
      'Nach dem Bescheid kam noch etwas von Ihnen. Wir prüfen Ihren Antrag weiter. Es zählt der Tag, an dem Sie ihn gestellt haben.',
    ),
    pruefung: ruhig('Wir prüfen', 'Ihr Antrag wird gerade geprüft. Sie müssen nichts tun.'),
    entschieden: ruhig('Entschieden', 'Über Ihren Antrag ist entschieden. Wir versenden den Bescheid.'),
    versandt: ruhig('Entschieden', 'Über Ihren Antrag ist entschieden. Der Bescheid ist auf dem Weg zu Ihnen.'),
    erledigt: ruhig(
      'Entschieden',
      'Ein Mensch im Amt hat über Ihren Widerspruch entschieden. Sie bekommen einen Brief.',
    ),
    zurueckgenommen: ruhig('Zurückgenommen', 'Sie haben den Antrag zurückgenommen. Wir bearbeiten ihn nicht weiter.'),
    heute: (tag, abstand) => `Heute ist ${tag}: ${abstand}.`,
    anmelden: 'Was entschieden ist, steht im Bescheid. Zum Ansehen bitte anmelden.',
    nachreichen: 'Nachweise nachreichen',
    ansehen: 'Bescheid ansehen',
  },
  leicht: {
    fehlt: (n, frist) => ({
      kopf: 'Sie müssen etwas tun.',
      stark: n === 1 ? 'Uns fehlt noch 1 Sache.' : `Uns fehlen noch ${n} Sachen.`,
      satz: `Schicken Sie alles bis ${frist}. Drücken Sie auf den Knopf.`,
    }),
    erinnert: (n, frist) => ({
      kopf: 'Sie müssen bald etwas tun.',
      stark: n === 1 ? 'Uns fehlt immer noch 1 Sache.' : `Uns fehlen immer noch ${n} Sachen.`,
      satz: `Schicken Sie alles bis ${frist}. Drücken Sie auf den Knopf.`,
    }),
    verspaetet: () => ({
      kopf: 'Ein Mensch im Amt prüft.',
      stark: 'Es fehlt noch etwas.',
      satz: 'Die Zeit ist vorbei. Sie können uns die Papiere trotzdem schicken.',
    }),
    person: ruhig('Ein Mensch im Amt prüft.', 'Wir haben noch eine Frage. Sie müssen nichts tun.'),
    danach: ruhig('Ein Mensch im Amt prüft.', 'Sie haben uns noch etwas geschickt. Das sehen wir uns an.'),
    versagt: (n) => ({
      kopf: 'Sie können etwas tun.',
      stark: n === 0 ? '' : n === 1 ? 'Uns fehlt noch 1 Sache.' : `Uns fehlen noch ${n} Sachen.`,
      satz: 'Lesen Sie den Bescheid. Schicken Sie uns das, was fehlt. Dann prüfen wir noch einmal.',
    }),
    nachgeholt: ruhig(
      'Ein Mensch im Amt prüft.',
      'Sie haben uns noch etwas geschickt. Wir prüfen Ihren Antrag weiter.',
    ),
    pruefung: ruhig('Wir prüfen.', 'Wir prüfen Ihren Antrag. Sie müssen nichts tun.'),
    entschieden: ruhig('Wir haben entschieden.', 'Wir schicken Ihnen einen Brief. Der Brief heißt: Bescheid.'),
    versandt: ruhig('Wir haben entschieden.', 'Ein Brief ist auf dem Weg zu Ihnen. Der Brief heißt: Bescheid.'),
    erledigt: ruhig('Wir haben entschieden.', 'Sie bekommen einen Brief.'),
    zurueckgenommen: ruhig('Der Antrag ist beendet.', 'Sie wollten den Antrag nicht mehr.'),
    heute: (tag, abstand) => `Heute ist ${tag}. Sie haben Zeit: ${abstand}.`,
    anmelden: 'Die Antwort steht im Bescheid.',
    nachreichen: 'Papiere schicken',
    ansehen: 'Bescheid ansehen',
  },
  englisch: {
    fehlt: (n, frist) => ({
      kopf: 'It is your turn',
      stark: n === 1 ? '1 item is missing' : `${n} items are missing`,
      satz: `– please send by ${frist}, midnight`,
    }),
    erinnert: (n, frist) => ({
      kopf: 'Last reminder: it is your turn',
      stark: n === 1 ? '1 item is missing' : `${n} items are missing`,
      satz: `– please send by ${frist}, midnight`,
    }),
    verspaetet: () => ({
      kopf: 'A person at the office is checking',
      stark: 'Something is still missing.',
      satz: 'The deadline has passed. Please send your documents anyway. We will check them.',
    }),
    person: ruhig(
      'A person at the office is checking',
      'We are clearing a question about your application. You need not do anything.',
    ),
    danach: ruhig(
      'A person at the office is checking',
      'Your application is decided. We are looking at what you sent afterwards.',
    ),
    versagt: (n) => ({
      kopf: 'It is your turn',
      stark: n === 0 ? '' : n === 1 ? '1 item is missing.' : `${n} items are missing.`,
      satz: 'The decision says what holds. Send what is missing, and we go on with your application.',
    }),
    nachgeholt: ruhig(
      'A person at the office is checking',
      'You sent us something after the decision. We go on with your application; the day you made it counts.',
    ),
    pruefung: ruhig('We are checking', 'Your application is being checked. You need not do anything.'),
    entschieden: ruhig('Decided', 'Your application is decided. We are sending the decision.'),
    versandt: ruhig('Decided', 'Your application is decided. The decision is on its way to you.'),
    erledigt: ruhig('Decided', 'A person at the office has dealt with your objection. You get a letter.'),
    zurueckgenommen: ruhig('Withdrawn', 'You withdrew the application. We do not go on with it.'),
    heute: (tag, abstand) => `Today is ${tag}: ${abstand}.`,
    anmelden: 'The result is in the decision. Please sign in to see it.',
    nachreichen: 'Send documents',
    ansehen: 'Show decision',
  },
}
