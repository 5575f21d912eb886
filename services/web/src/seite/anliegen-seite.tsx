import { Fehlerliste } from './fehlerliste.tsx'
import { Kontaktkarte } from './kontaktkarte.tsx'
import type { Anliegenseite as Modell } from './modell.ts'
import { Feld } from './punkt.tsx'
import { Textfeld } from './textfeld.tsx'
import type { Worte } from './worte.ts'

/** What the owner asks for: what it means, the form, and afterwards the receipt. */
export function AnliegenSeite({ seite, w }: { seite: Modell; w: Worte }) {
  return (
    <>
      <p className="nicht-drucken">
        <a className="kern-link" href={`/antraege/${seite.vorgangId}`}>
          ← {w.zurueck(seite.thema)}
        </a>
      </p>
      <p className="gedaempft">
        {w.vorgangsId} <span className="kennung">{seite.vorgangId}</span>
      </p>
      <h1>{seite.kopf}</h1>
      <div className="spalten">
        <div className="spalten__haupt">
          {seite.quittung && <Quittung quittung={seite.quittung} />}
          <Fehlerliste fehler={seite.fehler} w={w} />
          {seite.saetze.map((satz) => (
            <p key={satz} className="satz">
              {satz}
            </p>
          ))}
          {seite.warnung && <p className="belehrung">{seite.warnung}</p>}
          {seite.auswahl?.map((gruppe) => (
            <section key={gruppe.titel} lang="de">
              <h2>{gruppe.titel}</h2>
              <dl className="angaben">
                {gruppe.zeilen.map((z) => (
                  <div key={z.adresse}>
                    <dt>{z.titel}</dt>
                    <dd>{z.wert}</dd>
                    <dd>
                      <a className="kern-link" href={z.adresse}>
                        {z.knopf}
                        <span className="nur-vorgelesen">
                          : {z.titel}, {gruppe.titel}
                        </span>
                      </a>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          {seite.formular && <Formular seite={seite} formular={seite.formular} w={w} />}
          {seite.druck && <Druck druck={seite.druck} w={w} />}
        </div>
        <aside className="spalten__seite nicht-drucken">
          <Kontaktkarte kontakt={seite.kontakt} w={w} />
        </aside>
      </div>
    </>
  )
}

function Quittung({ quittung }: { quittung: NonNullable<Modell['quittung']> }) {
  return (
    <div className="kern-alert kern-alert--success" role="status">
      <div className="kern-alert__header">
        <span className="kern-icon kern-icon--success" aria-hidden="true" />
        <h2 className="kern-title">{quittung.titel}</h2>
      </div>
      <div className="kern-alert__body">
        {quittung.saetze.map((satz) => (
          <p key={satz}>{satz}</p>
        ))}
        {quittung.weiter && (
          <p>
            <a className="kern-link" href={quittung.weiter.adresse}>
              {quittung.weiter.text}
            </a>
          </p>
        )}
      </div>
    </div>
  )
}

type FormularProps = { seite: Modell; formular: NonNullable<Modell['formular']>; w: Worte }

/** A plain form: it needs no script. What cannot be undone is never the button that catches the eye. */
function Formular({ seite, formular, w }: FormularProps) {
  const { fehler, eingaben } = seite
  return (
    <form className="formular" method="post" noValidate>
      <input type="hidden" name="schluessel" value={formular.schluessel} />
      {Object.entries(formular.verborgen).map(([name, wert]) => (
        <input key={name} type="hidden" name={name} value={wert} />
      ))}
      {formular.felder.map((f) => {
        const text = fehler.find((x) => x.feld === f.id)?.text
        const wert = eingaben[f.id] ?? ''
        return f.art === 'feld' && f.platz ? (
          <Feld key={f.id} {...{ id: f.id, platz: f.platz, wert, fehler: text, hinweis: f.hinweis, w }} />
        ) : (
          <Textfeld key={f.id} {...{ id: f.id, titel: f.titel, hinweis: f.hinweis, max: f.max, wert, fehler: text }} />
        )
      })}
      <div className="absenden">
        <button
          type="submit"
          id="absenden"
          className={`kern-btn kern-btn--${formular.knopf.endgueltig ? 'secondary' : 'primary'}`}
        >
          <span className="kern-label">{formular.knopf.text}</span>
        </button>
        <a
          className={`kern-btn kern-btn--${formular.knopf.endgueltig ? 'primary' : 'secondary'}`}
          href={`/antraege/${seite.vorgangId}`}
        >
          <span className="kern-label">{formular.zurueck}</span>
        </a>
      </div>
    </form>
  )
}

/** A letter to be signed. It prints alone; the button needs script, the menu of the browser does not. */
function Druck({ druck, w }: { druck: NonNullable<Modell['druck']>; w: Worte }) {
  return (
    <section className="karte druck" aria-labelledby="druck" lang="de">
      <h2 id="druck">{druck.titel}</h2>
      <address>
        {druck.an.map((zeile) => (
          <span key={zeile}>{zeile}</span>
        ))}
      </address>
      {druck.zeilen.map((zeile) => (
        <p key={zeile} className="druck__text">
          {zeile}
        </p>
      ))}
      <p className="druck__unterschrift">{druck.unterschrift}</p>
      <button type="button" className="kern-btn kern-btn--secondary nicht-drucken" onClick={() => window.print()}>
        <span className="kern-label">{w.drucken}</span>
      </button>
    </section>
  )
}
