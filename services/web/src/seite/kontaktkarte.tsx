import type { Kontakt } from './modell.ts'
import type { Worte } from './worte.ts'

export function Kontaktkarte({ kontakt, w }: { kontakt: Kontakt; w: Worte }) {
  return (
    <section className="karte">
      <h2>{w.kontakt.kopf}</h2>
      <p>
        <a className="kern-link" href={`tel:${kontakt.telefon.replace(/[^\d+]/g, '')}`}>
          {kontakt.telefon}
        </a>
      </p>
      <p>
        <a className="kern-link" href={`mailto:${kontakt.email}`}>
          {kontakt.email}
        </a>
      </p>
      <p className="gedaempft" lang="de">
        {kontakt.stelle}, {kontakt.anschrift}
      </p>
      <p className="gedaempft">{w.kontakt.nennen}</p>
    </section>
  )
}
