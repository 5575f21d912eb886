import type { Rechenblock, Rechenzeile } from './modell.ts'
import type { Worte } from './worte.ts'

/** The calculation as a table that everybody can read; beside each amount its step in the waterfall, for those who see it. */
export function Rechenbild({ block, nummer, w }: { block: Rechenblock; nummer: number; w: Worte }) {
  const id = `schraffur-${nummer}`
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
              {z.art !== 'zugang' && <span className="nur-vorgelesen">{w.bescheid.rollen[z.art]}: </span>}
              {z.titel}
              {z.hinweis && <span className="gedaempft">{z.hinweis}</span>}
            </th>
            <td aria-hidden="true">
              <Stufe zeile={z} muster={`${id}-${i}`} />
            </td>
            <td className="rechts">{z.betrag}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Deductions are hatched, so that they differ without colour: on paper, in grey, in forced colours. */
function Stufe({ zeile: { von, breite, art }, muster }: { zeile: Rechenzeile; muster: string }) {
  if (von === undefined || breite === undefined) return null
  const ort = { x: `${von}%`, width: `${breite}%`, height: '18' }
  return (
    <svg className="balken" width="100%" height="18" focusable="false" aria-hidden="true">
      {art === 'abzug' && (
        <pattern id={muster} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="balken__strich" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      )}
      {art === 'abzug' ? (
        <rect {...ort} className="balken__rand" fill={`url(#${muster})`} />
      ) : (
        <rect {...ort} className="balken__voll" />
      )}
    </svg>
  )
}
