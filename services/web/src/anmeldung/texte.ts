import type { Sprache } from '../seite/modell.ts'

export type Text = { kopf: string; saetze: string[]; weiter: string }
export type Anlass = 'gestoert' | 'fremd' | 'abgelehnt' | 'abgebrochen' | 'gibtEsNicht' | 'abgemeldet' | 'willkommen'

/** What is told around the sign-in. Why exactly one was refused is for the operator: it would help who tries. */
const TEXTE: Record<Sprache, Record<Anlass, Text>> = {
  einfach: {
    gestoert: {
      kopf: 'Die Anmeldung geht gerade nicht',
      saetze: [
        'Der Anbieter der Konten antwortet nicht. Bitte versuchen Sie es in einigen Minuten noch einmal.',
        'Mit dem Zugangscode von Ihrer Eingangsbestätigung sehen Sie den Stand auch jetzt.',
      ],
      weiter: 'Mit dem Zugangscode ansehen',
    },
    fremd: {
      kopf: 'Diese Anmeldung gehört nicht hierher',
      saetze: [
        'Sie wurde nicht in diesem Browser begonnen, ist abgelaufen oder wurde schon benutzt. Sie sind nicht angemeldet.',
        'Bitte beginnen Sie die Anmeldung hier neu. Geben Sie einen solchen Link nicht weiter.',
      ],
      weiter: 'Anmeldung neu beginnen',
    },
    abgelehnt: {
      kopf: 'Die Anmeldung hat nicht geklappt',
      saetze: [
        'Die Antwort des Anbieters passt nicht zu Ihrer Anmeldung. Zu Ihrer Sicherheit sind Sie nicht angemeldet.',
        'Bitte beginnen Sie neu. Wenn das öfter geschieht, rufen Sie uns bitte an.',
      ],
      weiter: 'Anmeldung neu beginnen',
    },
    abgebrochen: {
      kopf: 'Sie haben die Anmeldung abgebrochen',
      saetze: ['Sie sind nicht angemeldet. Sie können es jederzeit noch einmal versuchen.'],
      weiter: 'Noch einmal anmelden',
    },
    gibtEsNicht: {
      kopf: 'Anmelden mit einem Konto gibt es hier nicht',
      saetze: ['Mit dem Zugangscode von Ihrer Eingangsbestätigung sehen Sie den Stand und reichen Nachweise nach.'],
      weiter: 'Mit dem Zugangscode ansehen',
    },
    abgemeldet: {
      kopf: 'Sie sind abgemeldet',
      saetze: ['Auf dieser Seite sind Sie abgemeldet. Beim Anbieter Ihres Kontos sind Sie vielleicht noch angemeldet.'],
      weiter: 'Auch dort abmelden',
    },
    willkommen: { kopf: 'Sie sind angemeldet', saetze: ['Es geht gleich weiter.'], weiter: 'Weiter' },
  },
  leicht: {
    gestoert: {
      kopf: 'Die Anmeldung geht gerade nicht',
      saetze: ['Bitte versuchen Sie es später noch einmal.', 'Mit dem Code sehen Sie Ihren Antrag auch jetzt.'],
      weiter: 'Mit dem Code ansehen',
    },
    fremd: {
      kopf: 'Diese Anmeldung gilt hier nicht',
      saetze: ['Sie sind nicht angemeldet.', 'Bitte fangen Sie neu an.', 'Geben Sie solche Links nicht weiter.'],
      weiter: 'Neu anfangen',
    },
    abgelehnt: {
      kopf: 'Das hat nicht geklappt',
      saetze: ['Sie sind nicht angemeldet.', 'Bitte fangen Sie neu an.', 'Klappt es wieder nicht? Rufen Sie uns an.'],
      weiter: 'Neu anfangen',
    },
    abgebrochen: {
      kopf: 'Sie haben aufgehört',
      saetze: ['Sie sind nicht angemeldet.'],
      weiter: 'Noch einmal anmelden',
    },
    gibtEsNicht: {
      kopf: 'Hier gibt es keine Konten',
      saetze: ['Mit dem Code sehen Sie Ihren Antrag.'],
      weiter: 'Mit dem Code ansehen',
    },
    abgemeldet: {
      kopf: 'Sie sind abgemeldet',
      saetze: ['Ihr Konto ist vielleicht noch offen.', 'Schließen Sie es auch.'],
      weiter: 'Konto schließen',
    },
    willkommen: { kopf: 'Sie sind angemeldet', saetze: ['Es geht gleich weiter.'], weiter: 'Weiter' },
  },
  englisch: {
    gestoert: {
      kopf: 'Signing in does not work right now',
      saetze: [
        'The account provider does not answer. Please try again in a few minutes.',
        'With the access code from your confirmation you can see the progress even now.',
      ],
      weiter: 'Use the access code',
    },
    fremd: {
      kopf: 'This sign-in does not belong here',
      saetze: [
        'It was not begun in this browser, has expired, or was used already. You are not signed in.',
        'Please begin again here. Do not pass on such a link.',
      ],
      weiter: 'Begin again',
    },
    abgelehnt: {
      kopf: 'Signing in did not work',
      saetze: [
        'The answer of the provider does not fit your sign-in. For your safety you are not signed in.',
        'Please begin again. If it happens more often, please call us.',
      ],
      weiter: 'Begin again',
    },
    abgebrochen: {
      kopf: 'You cancelled signing in',
      saetze: ['You are not signed in. You can try again at any time.'],
      weiter: 'Sign in',
    },
    gibtEsNicht: {
      kopf: 'There are no accounts here',
      saetze: ['With the access code from your confirmation you see the progress and send documents.'],
      weiter: 'Use the access code',
    },
    abgemeldet: {
      kopf: 'You are signed out',
      saetze: ['You are signed out of this site. You may still be signed in at your account provider.'],
      weiter: 'Sign out there too',
    },
    willkommen: { kopf: 'You are signed in', saetze: ['We go on in a moment.'], weiter: 'Continue' },
  },
}

export const anmeldungText = (sprache: Sprache, anlass: Anlass): Text => TEXTE[sprache][anlass]
