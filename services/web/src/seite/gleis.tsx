import type { Gleiseintrag, Spur } from './modell.ts'
import type { Worte } from './worte.ts'

const LANE = 24
const STATION = 12
/** A change of lane is drawn at 45 degrees, so it is as high as it is wide. */
const lane: Record<Exclude<Spur, 'kommt'>, number> = { automatisch: 12, mensch: 36, sie: 60 }
const x = (e: Gleiseintrag) => (e.spur === 'kommt' ? (e.abzweig ? lane.mensch : lane.automatisch) : lane[e.spur])

/** The vertical track: an ordered list for everybody, a drawing beside it for those who see it. */
export function Gleis({ eintraege, w }: { eintraege: Gleiseintrag[]; w: Worte }) {
  return (
    <ol className="gleis">
      {eintraege.map((e, i) => {
        const before = eintraege[i - 1]
        const shift = before ? Math.abs(x(e) - x(before)) : 0
        return (
          <li
            key={i}
            className={`gleis__eintrag gleis__hoehe-${shift / LANE} gleis--${e.spur}`}
            aria-current={e.jetzt ? 'step' : undefined}
          >
            <Zeichnung e={e} before={before} isLast={i === eintraege.length - 1} shift={shift} />
            <div className="gleis__text">
              <p className="gleis__titel">
                {e.jetzt && `${w.jetzt}: `}
                {e.titel}
              </p>
              {e.wann && <p className="gedaempft">{e.wann}</p>}
              {e.inhalt && <p>{e.inhalt}</p>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

type Strecke = { e: Gleiseintrag; before: Gleiseintrag | undefined; isLast: boolean; shift: number }

function Zeichnung({ e, before, isLast, shift }: Strecke) {
  const here = x(e)
  const y = shift + STATION
  return (
    <svg className="gleis__bild" width="76" height="100%" aria-hidden="true" focusable="false">
      {before && shift > 0 && <Linie spur={e.spur} x1={x(before)} y1="0" x2={here} y2={String(shift)} />}
      {before && <Linie spur={e.spur} x1={here} y1={String(shift)} x2={here} y2={String(y)} />}
      {!isLast && <Linie spur={e.spur} x1={here} y1={String(y)} x2={here} y2="100%" />}
      {before?.abzweig && <Linie spur="kommt" x1={lane.automatisch} y1="0" x2={lane.automatisch} y2={String(shift)} />}
      {e.abzweig && <Linie spur="kommt" x1={lane.automatisch} y1="0" x2={lane.automatisch} y2="100%" />}
      {e.jetzt && <circle className="gleis__jetzt" cx={here} cy={y} r="13" />}
      <Station spur={e.spur} x={here} y={y} />
    </svg>
  )
}

function Linie({ spur, x1, y1, x2, y2 }: { spur: Spur; x1: number; y1: string; x2: number; y2: string }) {
  const rails = spur === 'mensch' ? [-3, 3] : [0]
  return rails.map((d) => <line key={d} className={`linie linie--${spur}`} x1={x1 + d} y1={y1} x2={x2 + d} y2={y2} />)
}

export function Station({ spur, x, y }: { spur: Spur; x: number; y: number }) {
  if (spur === 'sie') return <path className="station station--sie" d={`M${x} ${y - 8}l8 8-8 8-8-8z`} />
  const r = spur === 'kommt' ? 5 : spur === 'mensch' ? 7 : 6
  return <circle className={`station station--${spur}`} cx={x} cy={y} r={r} />
}

/** A piece of the track with its word: for the legend and the headings. */
export function Spurzeichen({ spur }: { spur: Spur }) {
  return (
    <svg className="spurzeichen" width="34" height="18" viewBox="0 0 34 18" aria-hidden="true" focusable="false">
      {(spur === 'mensch' ? [6, 12] : [9]).map((y) => (
        <line key={y} className={`linie linie--${spur}`} x1="0" y1={y} x2="34" y2={y} />
      ))}
      <Station spur={spur} x={17} y={9} />
    </svg>
  )
}
