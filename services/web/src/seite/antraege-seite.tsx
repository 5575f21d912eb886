import { Spurzeichen } from './gleis.tsx'
import type { Antraegeseite as Modell } from './modell.ts'
import type { Worte } from './worte.ts'

/** The own Vorgaenge as cards: whose turn it is stands first, as on the page of each. */
export function Antraegeseite({ seite, w }: { seite: Modell; w: Worte }) {
  return (
    <div className="spalte">
      <h1>{w.meine}</h1>
      {seite.karten.length === 0 && <p>{seite.leer}</p>}
      {seite.karten.map((k) => (
        <section key={k.vorgangId} className={`tafel tafel--${k.spur}`} aria-labelledby={`k-${k.vorgangId}`}>
          <h2 id={`k-${k.vorgangId}`} className="tafel__kopf">
            <Spurzeichen spur={k.spur} />
            <a className="kern-link" href={k.adresse}>
              {k.thema}
            </a>
          </h2>
          <div className="tafel__text">
            <p className="tafel__satz">
              <strong>{k.kopf}</strong> {k.satz}
            </p>
            <p className="gedaempft">
              {w.vorgangsId} <span className="kennung">{k.vorgangId}</span>
            </p>
          </div>
        </section>
      ))}
    </div>
  )
}
