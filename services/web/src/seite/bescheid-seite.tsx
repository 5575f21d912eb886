import { Linkliste } from './linkliste.tsx'
import type { Bescheidseite as Modell } from './modell.ts'
import { Rechenbild } from './rechenbild.tsx'
import type { Worte } from './worte.ts'

export function BescheidSeite({ seite, w }: { seite: Modell; w: Worte }) {
  const b = w.bescheid
  const ort = `/antraege/${seite.vorgangId}/bescheid`
  const register = [
    ['einfach', ort],
    ['leicht', `${ort}/leicht`],
    ['recht', `${ort}/recht`],
  ] as const
  return (
    <div className="bescheid" lang="de">
      <p>
        <a className="kern-link" href={`/antraege/${seite.vorgangId}`}>
          ← {w.zurueck(seite.thema)}
        </a>
      </p>
      <p className="gedaempft">{seite.kopf}</p>
      <h1>{seite.ergebnis}</h1>
      {seite.betraege.map((x) => (
        <p key={x.wann}>
          <strong className="ergebnis">{x.betrag}</strong> {x.wann}
        </p>
      ))}
      <dl className="eckdaten">
        {seite.eckdaten.map((x) => (
          <div key={x.name}>
            <dt>{x.name}</dt>
            <dd>{x.text}</dd>
          </div>
        ))}
      </dl>
      <Linkliste art="aktionen" links={seite.aktionen} />
      <h2>{b.warum}</h2>
      {/* Links, not tabs: the register is in the address, and each works without script. */}
      <nav aria-label={b.warum}>
        <ul className="reiter">
          {register.map(([name, adresse]) => (
            <li key={name}>
              <a href={adresse} aria-current={name === seite.register ? 'page' : undefined}>
                {b.register[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={seite.register === 'leicht' ? 'leicht' : undefined}>
        <Absaetze texte={seite.absaetze} />
      </div>
      {seite.bloecke.map((block, i) => (
        <Rechenbild key={block.titel} block={block} nummer={i} w={w} />
      ))}
      <details className="aufklappbar">
        <summary>{b.schritte}</summary>
        <dl>
          {seite.schritte.map((s, i) => (
            <div key={i}>
              <dt>{s.titel}</dt>
              <dd>
                {s.wert} {s.norm && <span className="gedaempft">({s.norm})</span>}
              </dd>
            </div>
          ))}
        </dl>
      </details>
      {seite.waereWenn.length > 0 && (
        <section className="karte" aria-labelledby="waere-wenn">
          <h2 id="waere-wenn">{b.waereWenn}</h2>
          <Absaetze texte={seite.waereWenn} />
        </section>
      )}
      {seite.melden.length > 0 && (
        <>
          <h2>{b.melden}</h2>
          <Absaetze texte={seite.melden} />
        </>
      )}
    </div>
  )
}

function Absaetze({ texte }: { texte: string[] }) {
  return texte.map((t) => <p key={t}>{t}</p>)
}
