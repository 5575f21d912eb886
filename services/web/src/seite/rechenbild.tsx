import type { Rechenblock } from './modell.ts'
import type { Worte } from './worte.ts'

/** The calculation as a table that everybody can read, with a bar beside each amount for those who see it. */
export function Rechenbild({ block, w }: { block: Rechenblock; w: Worte }) {
  return (
    <table className="rechenbild">
      <caption>{block.titel}</caption>
      <thead>
        <tr>
          <th scope="col">{w.bescheid.posten}</th>
          <td aria-hidden="true" />
          <th scope="col" className="rechts">
            {w.bescheid.betrag}
          </th>
        </tr>
      </thead>
      <tbody>
        {block.zeilen.map((z, i) => (
          <tr key={i} className={`rechenbild--${z.art}`}>
            <th scope="row">
              {z.titel}
              {z.hinweis && <span className="gedaempft">{z.hinweis}</span>}
            </th>
            <td aria-hidden="true">
              <svg className="balken" width="100%" height="18" focusable="false" aria-hidden="true">
                <rect width={`${z.breite}%`} height="18" rx="2" />
              </svg>
            </td>
            <td className="rechts">{z.betrag}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
