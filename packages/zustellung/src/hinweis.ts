import type { Sendung } from './kanal.ts'

/** Tells that there is something, never what. `seite`: where to look; "" = the authority has no portal. */
export type Hinweissendung = Sendung & { tag: string; zeitpunkt: string; email: string; seite: string }

/** Subject and text of a mail: the name of the Leistung would already tell a stranger what the person lives on. */
export function hinweistext({ vorgangId, seite }: Pick<Hinweissendung, 'vorgangId' | 'seite'>) {
  const wo =
    seite === ''
      ? 'Sie erhalten es mit der Post.'
      : `Hier können Sie es ansehen:\n${seite}\n\nSie brauchen dafür Ihren Zugangscode oder Ihre Anmeldung.`
  return {
    betreff: `Neue Nachricht zu Ihrem Vorgang ${vorgangId}`,
    text: `Guten Tag,

zu Ihrem Vorgang ${vorgangId} gibt es etwas Neues.
${wo}

Diese E-Mail ist nur ein Hinweis. Sie setzt keine Frist in Gang. Bitte antworten Sie nicht darauf.
Wir fragen Sie nie per E-Mail nach Passwörtern oder Kontodaten.
`,
  }
}
