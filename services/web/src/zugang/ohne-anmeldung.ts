import type { Answer } from '@weiche/http'
import { seitenAntwort } from '../antwort.ts'
import type { Seiten } from '../bau/seiten.ts'
import { rahmenOf } from '../kontext.ts'
import type { Sprache } from '../seite/modell.ts'
import { worte } from '../seite/worte.ts'
import type { Offen } from './offen.ts'

/** Told to who may follow the Vorgang and wants more than the code opens. */
export function ohneAnmeldung(seiten: Seiten, { kontext, vorgang, paket }: Offen): Answer {
  const text = TEXTE[kontext.sprache][kontext.zugang.art === 'person' ? 'verbinden' : 'anmelden']
  const rahmen = rahmenOf(kontext, text.kopf, paket)
  // Signed in, one comes back to this page.
  const weiter = rahmen.anmelden
    ? { text: worte(kontext.sprache).eingang.mitKontoKnopf, adresse: rahmen.anmelden }
    : { text: text.weiter, adresse: `/antraege/${vorgang.vorgangId}` }
  const inhalt = { art: 'fehler' as const, ...text, kennung: '', weiter }
  return seitenAntwort(seiten, { rahmen, inhalt }, 403)
}

type Text = { kopf: string; saetze: string[]; weiter: string }
const TEXTE: Record<Sprache, Record<'anmelden' | 'verbinden', Text>> = {
  einfach: {
    anmelden: {
      kopf: 'Bitte melden Sie sich an',
      saetze: [
        'Der Zugangscode zeigt den Stand und lässt Sie Nachweise nachreichen.',
        'Alles andere sehen Sie nach der Anmeldung mit Ihrem Konto. Den Bescheid bekommen Sie auch mit der Post.',
      ],
      weiter: 'Zum Stand Ihres Antrags',
    },
    verbinden: {
      kopf: 'Bitte verbinden Sie zuerst den Antrag mit Ihrem Konto',
      saetze: ['Sie sind angemeldet. Dieser Antrag gehört aber noch nicht zu Ihrem Konto.'],
      weiter: 'Zum Antrag, dort können Sie ihn verbinden',
    },
  },
  leicht: {
    anmelden: {
      kopf: 'Bitte melden Sie sich an',
      saetze: ['Der Code zeigt nur den Stand.', 'Für alles andere brauchen Sie ein Konto.'],
      weiter: 'Zu Ihrem Antrag',
    },
    verbinden: {
      kopf: 'Der Antrag gehört noch nicht zu Ihrem Konto',
      saetze: ['Sie sind angemeldet.', 'Verbinden Sie zuerst den Antrag mit Ihrem Konto.'],
      weiter: 'Zum Antrag',
    },
  },
  englisch: {
    anmelden: {
      kopf: 'Please sign in',
      saetze: [
        'The access code shows the progress and lets you send documents.',
        'Everything else you see after signing in with your account. The decision also comes by post.',
      ],
      weiter: 'Back to your application',
    },
    verbinden: {
      kopf: 'Please link the application to your account first',
      saetze: ['You are signed in, but this application does not belong to your account yet.'],
      weiter: 'To the application, where you can link it',
    },
  },
}
