import type { ErrorPage, Problem } from '@weiche/http'
import { renderSeite } from './antwort.ts'
import type { Seiten } from './bau/seiten.ts'
import type { WebConfig } from './config.ts'
import { ohneSitzung, rahmenOf } from './kontext.ts'
import type { Fehlerseite, Sprache } from './seite/modell.ts'
import { worte } from './seite/worte.ts'

/** What a person is told of a refusal or a fault; a program gets the same as problem+json. */
export function createErrorPage(config: WebConfig, seiten: () => Seiten | undefined): ErrorPage {
  return (problem, req, kennung) => {
    const gebaut = seiten()
    if (!gebaut) return undefined
    const kontext = ohneSitzung(config, req)
    const inhalt = fehlerOf(problem, kennung, kontext.sprache)
    const rahmen = rahmenOf(kontext, `${worte(kontext.sprache).fehlerVor}: ${inhalt.kopf}`)
    return renderSeite(gebaut, { rahmen, inhalt })
  }
}

function fehlerOf(
  { art: { status }, message: detail, headers }: Problem,
  kennung: string,
  sprache: Sprache,
): Fehlerseite {
  const t = TEXTE[sprache]
  if (status === 404) return { art: 'fehler', ...t.fehlt, kennung: '' }
  if (status === 503)
    return { art: 'fehler', kopf: t.pause, saetze: sprache === 'einfach' ? [detail] : t.spaeter, kennung: '' }
  if (status === 429) return { art: 'fehler', ...t.zuViel(headers['Retry-After'] ?? '60'), kennung: '' }
  if (status >= 500) return { art: 'fehler', ...t.intern, kennung: `${t.kennung} ${kennung}` }
  // Refusals are worded for people already, in German.
  return { art: 'fehler', kopf: t.abgelehnt, saetze: [detail], kennung: '' }
}

const TEXTE = {
  einfach: {
    fehlt: {
      kopf: 'Diese Seite gibt es nicht',
      saetze: [
        'Diesen Vorgang gibt es nicht oder Sie dürfen ihn nicht sehen.',
        'Bitte prüfen Sie die Adresse, oder beginnen Sie auf der Startseite.',
      ],
    },
    intern: {
      kopf: 'Das hat nicht geklappt',
      saetze: [
        'Das lag an uns. Ihr Antrag ist nicht verloren.',
        'Bitte versuchen Sie es in einigen Minuten noch einmal.',
      ],
    },
    pause: 'Gerade geht es nicht',
    spaeter: [] as string[],
    zuViel: (s: string) => ({
      kopf: 'Gerade ist zu viel los',
      saetze: [
        `Von Ihrem Anschluss kamen sehr viele Anfragen. Bitte warten Sie ${s} Sekunden.`,
        'Es wurde nichts gespeichert.',
      ],
    }),
    abgelehnt: 'Das geht so nicht',
    kennung: 'Kennnummer',
  },
  leicht: {
    fehlt: { kopf: 'Diese Seite gibt es nicht', saetze: ['Bitte gehen Sie zur ersten Seite.'] },
    intern: {
      kopf: 'Das hat nicht geklappt',
      saetze: ['Das ist unser Fehler.', 'Ihr Antrag ist noch da.', 'Bitte versuchen Sie es später noch einmal.'],
    },
    pause: 'Gerade geht es nicht',
    zuViel: (s: string) => ({
      kopf: 'Gerade ist zu viel los',
      saetze: [`Bitte warten Sie ${s} Sekunden.`, 'Versuchen Sie es dann noch einmal.'],
    }),
    spaeter: ['Bitte versuchen Sie es gleich noch einmal.'],
    abgelehnt: 'Das geht so nicht',
    kennung: 'Nummer vom Fehler:',
  },
  englisch: {
    fehlt: { kopf: 'This page does not exist', saetze: ['This case does not exist, or you may not see it.'] },
    intern: {
      kopf: 'That did not work',
      saetze: ['It was our fault. Your application is not lost.', 'Please try again in a few minutes.'],
    },
    pause: 'Not available right now',
    zuViel: (s: string) => ({
      kopf: 'Too many requests',
      saetze: [`Please wait ${s} seconds and try again.`, 'Nothing was stored.'],
    }),
    spaeter: ['Please try again in a moment.'],
    abgelehnt: 'That is not possible',
    kennung: 'Reference',
  },
} satisfies Record<Sprache, unknown>
