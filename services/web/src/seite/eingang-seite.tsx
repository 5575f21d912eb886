import { Eingabefeld } from './eingabefeld.tsx'
import { Fehlerliste } from './fehlerliste.tsx'
import type { Eingangsseite as Modell } from './modell.ts'
import type { Worte } from './worte.ts'

/** `anmelden`: where to sign in with an account, for who has not. */
export function Eingangsseite({ seite, w, anmelden }: { seite: Modell; w: Worte; anmelden?: string | undefined }) {
  const fehlerIn = (feld: string) => seite.fehler.find((f) => f.feld === feld)?.text
  return (
    <div className="spalte">
      <h1>{w.eingang.kopf}</h1>
      {seite.weiter && (
        <p>
          {w.eingang.weiter}{' '}
          <a className="kern-link" href={seite.weiter.adresse}>
            {seite.weiter.text}
          </a>
        </p>
      )}
      <Fehlerliste fehler={seite.fehler} w={w} />
      {w.eingang.einleitung.map((satz) => (
        <p key={satz} className="satz">
          {satz}
        </p>
      ))}
      {anmelden && (
        <>
          <h2>{w.eingang.mitKonto}</h2>
          <p>{w.eingang.mitKontoWarum}</p>
          <p>
            <a className="kern-btn kern-btn--secondary" href={anmelden}>
              <span className="kern-label">{w.eingang.mitKontoKnopf}</span>
            </a>
          </p>
          <h2>{w.eingang.mitCode}</h2>
        </>
      )}
      <form className="formular" method="post" action="/anmelden" noValidate>
        <input type="hidden" name="zu" value={seite.zu} />
        <Eingabefeld
          {...{ id: 'vorgang', name: 'vorgang', label: w.eingang.vorgang, hinweis: w.eingang.vorgangHinweis }}
          {...{ wert: seite.vorgangId, fehler: fehlerIn('vorgang'), autoComplete: 'off', breit: true }}
        />
        <Eingabefeld
          {...{ id: 'code', name: 'code', label: w.eingang.code, hinweis: w.eingang.codeHinweis }}
          {...{ wert: '', fehler: fehlerIn('code'), autoComplete: 'one-time-code', breit: true }}
        />
        <button type="submit" className="kern-btn kern-btn--primary">
          <span className="kern-label">{w.eingang.knopf}</span>
        </button>
      </form>
      <p className="gedaempft">{w.eingang.darf}</p>
    </div>
  )
}
