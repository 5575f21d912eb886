import { Eingabefeld } from './eingabefeld.tsx'
import { Kontaktkarte } from './kontaktkarte.tsx'
import type { Nachweisseite as Modell } from './modell.ts'
import { NachweisFormular } from './nachweis-formular.tsx'
import type { Worte } from './worte.ts'

export function Nachweisseite({ seite, w }: { seite: Modell; w: Worte }) {
  return (
    <>
      <p>
        <a className="kern-link" href={`/antraege/${seite.vorgangId}`}>
          ← {w.zurueck(seite.thema)}
        </a>
      </p>
      <p className="gedaempft">
        {w.vorgangsId} <span className="kennung">{seite.vorgangId}</span>
      </p>
      <h1>{w.nachweise.kopf}</h1>
      <div className="spalten">
        <div className="spalten__haupt">
          {seite.hinweis && (
            <div className="kern-alert kern-alert--success" role="status">
              <div className="kern-alert__header">
                <span className="kern-icon kern-icon--success" aria-hidden="true" />
                <h2 className="kern-title">{seite.hinweis.titel}</h2>
              </div>
              <div className="kern-alert__body">
                {seite.hinweis.saetze.map((satz) => (
                  <p key={satz}>{satz}</p>
                ))}
              </div>
            </div>
          )}
          {seite.frist && (
            <section className="tafel tafel--sie" aria-labelledby="frist">
              <h2 id="frist" className="tafel__kopf">
                <span className="kern-icon kern-icon--calendar-today" aria-hidden="true" />
                {seite.frist.kopf}
              </h2>
              <div className="tafel__text">
                <p>{seite.frist.satz}</p>
                {seite.stand && (
                  <p>
                    {seite.stand.text}{' '}
                    <progress
                      className="fortschritt"
                      max={seite.stand.alle}
                      value={seite.stand.da}
                      aria-label={seite.stand.text}
                    />
                  </p>
                )}
              </div>
            </section>
          )}
          {seite.punkte.length > 0 ? <NachweisFormular seite={seite} w={w} /> : seite.leer && <p>{seite.leer}</p>}
          {seite.mehrZeit && <MehrZeit seite={seite} text={seite.mehrZeit} w={w} />}
        </div>
        <aside className="spalten__seite">
          <section className="karte">
            <h2>{w.nachweise.was}</h2>
            <ol>
              {w.nachweise.folgen.map((satz) => (
                <li key={satz}>{satz}</li>
              ))}
            </ol>
            <p className="gedaempft">{w.nachweise.folgenNorm}</p>
          </section>
          <section className="karte">
            <h2>{w.nachweise.scanner}</h2>
            <p>{w.nachweise.scannerText}</p>
          </section>
          <Kontaktkarte kontakt={seite.kontakt} w={w} />
        </aside>
      </div>
    </>
  )
}

function MehrZeit({ seite, text, w }: { seite: Modell; text: string; w: Worte }) {
  const fehler = seite.fehler.find((f) => f.feld === 'bis')?.text
  return (
    <details className="aufklappbar" open={fehler !== undefined}>
      <summary>{w.nachweise.mehrZeit}</summary>
      <p>{text}</p>
      <form className="formular" method="post" action={`/antraege/${seite.vorgangId}/mehr-zeit`} noValidate>
        <Eingabefeld
          {...{ id: 'bis', name: 'bis', label: w.nachweise.mehrZeitBis, hinweis: w.nachweise.datumHinweis }}
          {...{ wert: seite.eingaben['bis'] ?? '', fehler }}
        />
        <Eingabefeld
          {...{
            id: 'grund',
            name: 'grund',
            label: w.nachweise.mehrZeitGrund,
            wert: seite.eingaben['grund'] ?? '',
            breit: true,
          }}
        />
        <button type="submit" className="kern-btn kern-btn--secondary">
          <span className="kern-label">{w.nachweise.mehrZeitKnopf}</span>
        </button>
      </form>
    </details>
  )
}
