import { DranTafel } from './dran-tafel.tsx'
import { Gleis, Spurzeichen } from './gleis.tsx'
import { Kontaktkarte } from './kontaktkarte.tsx'
import { Linkliste } from './linkliste.tsx'
import type { Statusseite as Modell, Spur } from './modell.ts'
import type { Worte } from './worte.ts'

const ERSTE = 1
const LETZTE = 6
const ZUSAMMEN = 12

export function Statusseite({ seite, w, anmelden }: { seite: Modell; w: Worte; anmelden?: string | undefined }) {
  return (
    <>
      <p className="gedaempft">
        {seite.thema} · {w.vorgangsId} <span className="kennung">{seite.vorgangId}</span>
      </p>
      <h1>{w.status.kopf(seite.thema)}</h1>
      <div className="spalten">
        <div className="spalten__haupt">
          <DranTafel tafel={seite.tafel} />
          {seite.verbinden && <Verbinden verbinden={seite.verbinden} />}
          <h2>{w.status.bisher}</h2>
          <ul className="legende">
            {(['automatisch', 'mensch', 'sie'] satisfies Spur[]).map((spur) => (
              <li key={spur}>
                <Spurzeichen spur={spur} />
                {w.spuren[spur]}
              </li>
            ))}
          </ul>
          <Verlauf seite={seite} w={w} />
        </div>
        <aside className="spalten__seite">
          {seite.dauer && (
            <section className="karte">
              <h2>{w.status.dauer}</h2>
              {seite.dauer.map((satz) => (
                <p key={satz}>{satz}</p>
              ))}
            </section>
          )}
          <section className="karte">
            <h2>{w.status.dokumente}</h2>
            {seite.dokumente ? (
              <ul className="liste">
                {seite.dokumente.map((d) => (
                  <li key={d.adresse}>
                    <a className="kern-link" href={d.adresse}>
                      {d.titel}
                    </a>
                    <span className="gedaempft">{d.hinweis}</span>
                  </li>
                ))}
              </ul>
            ) : (
              <>
                <p>{w.status.ohneAnmeldung}</p>
                <p className="gedaempft">{w.status.ohneAnmeldungWarum}</p>
                {anmelden && (
                  <p>
                    <a className="kern-link" href={anmelden}>
                      {w.eingang.mitKontoKnopf}
                    </a>
                  </p>
                )}
              </>
            )}
          </section>
          {seite.aktionen.length > 0 && (
            <section className="karte">
              <h2>{w.status.aktionen}</h2>
              <Linkliste art="liste" links={seite.aktionen} />
            </section>
          )}
          <Kontaktkarte kontakt={seite.kontakt} w={w} />
        </aside>
      </div>
    </>
  )
}

/** A long history shows its beginning and its end; the middle opens on request, without script too. */
function Verlauf({ seite: { gleis }, w }: { seite: Modell; w: Worte }) {
  if (gleis.length <= ZUSAMMEN) return <Gleis eintraege={gleis} w={w} />
  const mitte = gleis.slice(ERSTE, -LETZTE)
  return (
    <>
      <Gleis eintraege={gleis.slice(0, ERSTE)} w={w} />
      <details>
        <summary>{w.status.weitere(mitte.length)}</summary>
        <Gleis eintraege={mitte} w={w} />
      </details>
      <Gleis eintraege={gleis.slice(-LETZTE)} w={w} />
    </>
  )
}

function Verbinden({ verbinden }: { verbinden: NonNullable<Modell['verbinden']> }) {
  return (
    <section className="karte" aria-labelledby="verbinden">
      <h2 id="verbinden">{verbinden.kopf}</h2>
      <p>{verbinden.satz}</p>
      <form method="post" action={verbinden.adresse}>
        <button type="submit" className="kern-btn kern-btn--secondary">
          <span className="kern-label">{verbinden.knopf}</span>
        </button>
      </form>
    </section>
  )
}
