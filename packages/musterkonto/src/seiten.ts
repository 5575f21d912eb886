import type { Musterperson } from './musterperson.ts'

/** One button per person: no password, no script. */
export function personenSeite(personen: readonly Musterperson[]): string {
  const zeilen = personen.map(
    ({ sub, vorname, nachname, hinweis }) =>
      `<li><button name="person" value="${esc(sub)}" aria-describedby="h-${esc(sub)}">${esc(`${vorname} ${nachname}`)}</button> <span id="h-${esc(sub)}">${esc(hinweis)}</span></li>`,
  )
  return rahmen(
    'Musterkonto: Als wer möchten Sie sich anmelden?',
    `<p>Diese Menschen sind erfunden. Es gibt sie nur zum Ausprobieren auf diesem Rechner, darum ohne Passwort.</p>
<form method="post"><ul>${zeilen.join('')}</ul><p><button name="person" value="">Abbrechen</button></p></form>`,
  )
}

/** `form` is the hidden form of the provider with the id op.logoutForm. */
export function abmeldeSeite(form: string): string {
  return rahmen(
    'Auch beim Musterkonto abmelden?',
    `${form}<p><button type="submit" form="op.logoutForm" value="yes" name="logout">Ja, abmelden</button>
<button type="submit" form="op.logoutForm">Nein, angemeldet bleiben</button></p>`,
  )
}

export function fehlerSeite(seite: string): string {
  return rahmen(
    'Diese Anmeldung geht nicht weiter',
    `<p>Sie ist abgelaufen oder war schon zu Ende. Bitte beginnen Sie neu.</p><p><a href="${esc(seite)}/">Zur Startseite</a></p>`,
  )
}

const STIL = `body{font:1.1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#171a2b;background:#fff}
ul{list-style:none;padding:0}li{margin:.5rem 0}button{font:inherit;padding:.4rem .8rem;color:#fff;background:#171a8c;border:2px solid #171a8c;border-radius:.3rem}
button:focus-visible,a:focus-visible{outline:3px solid #171a8c;outline-offset:2px}a{color:#171a8c}`

function rahmen(titel: string, inhalt: string): string {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(titel)}</title><style>${STIL}</style></head><body><main><h1>${esc(titel)}</h1>${inhalt}</main></body></html>`
}

const esc = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
