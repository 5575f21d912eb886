import { Spurzeichen } from './gleis.tsx'
import type { Tafel } from './modell.ts'

/** Whose turn it is, what to do, by when: one sentence and one button. */
export function DranTafel({ tafel }: { tafel: Tafel }) {
  return (
    <section className={`tafel tafel--${tafel.spur}`} aria-labelledby="dran">
      <h2 id="dran" className="tafel__kopf">
        <Spurzeichen spur={tafel.spur} />
        {tafel.kopf}
      </h2>
      <div className="tafel__text">
        <p className="tafel__satz">
          {tafel.stark && <strong>{tafel.stark}</strong>}
          {tafel.stark && tafel.satz && ' '}
          {tafel.satz}
        </p>
        {tafel.zusatz.map((z) => (
          <p key={z} className="gedaempft">
            {z}
          </p>
        ))}
        {tafel.punkte.length > 0 && (
          <ul>
            {tafel.punkte.map((p) => (
              <li key={p.text}>
                {p.adresse ? (
                  <a className="kern-link" href={p.adresse}>
                    {p.text}
                  </a>
                ) : (
                  p.text
                )}
              </li>
            ))}
          </ul>
        )}
        {tafel.belehrung && <p className="belehrung">{tafel.belehrung}</p>}
        {tafel.knopf && (
          <a className="kern-btn kern-btn--primary" href={tafel.knopf.adresse}>
            <span className="kern-label">{tafel.knopf.text}</span>
          </a>
        )}
      </div>
    </section>
  )
}
