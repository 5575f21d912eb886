import {
  type Abdeckung,
  type Html,
  html,
  type Mutationsbericht,
  type Pruefbefund,
  type Regelabdeckung,
  type Schloss,
  seite,
  seitenarten,
  tabelle,
} from '@weiche/werkbank'
import { kurz, prozent, SEITE } from './text.ts'

export type Bericht = {
  abdeckung: Abdeckung
  schloss: Schloss
  befunde: readonly Pruefbefund[]
  mutation?: Mutationsbericht | undefined
}

/** The report as a page: norm by rule by case, readable without colours and on a phone. */
export function pruefbericht(name: string, { abdeckung, schloss, befunde, mutation }: Bericht): string {
  const { faelle, falsch, regeln, normen } = abdeckung
  return seite(
    `Prüfbericht: ${name}`,
    html`<p>${faelle.length} von ${faelle.length + falsch.length} Fällen verlaufen wie erwartet. ${regeln.length} Regeln, ${normen.length} Normen.</p>
${automatik(schloss)}
${pruefung(befunde)}
${luecken(abdeckung)}
${mutation ? eingebauteFehler(mutation) : html``}
<h2>Norm, Regel, Fall</h2>
<p>Je Norm die Regeln, die sie nennen, und die Fälle, die sie zeigen. „+“ trifft zu, „–“ trifft nicht zu, „?“ offen.</p>
${normen.map((norm) => normteil(norm, abdeckung))}
<h2>Regel und Fall</h2>
${matrix(abdeckung)}
<h2>Bedingungen</h2>
${regeln.map(bedingungen)}
${abdeckung.tabellen.map(zeilen)}
<h2>Angaben</h2>
${tabelle(
  'Welche Angabe wie viele Fälle nennen',
  [{ titel: 'Angabe' }, { titel: 'Fälle', zahl: true }],
  abdeckung.angaben.map((angabe) => [angabe.pfad, String(angabe.faelle.length)]),
)}`,
  )
}

function automatik({ zulaessig, fehlt, hinweise }: Schloss): Html {
  const maengel = fehlt.map((m) => html`<li>${m.text} ${m.abhilfe} <br><small>${m.datei} ${m.pfad}</small></li>\n`)
  const nebenbei =
    hinweise.length === 0
      ? []
      : [
          html`<details><summary>Was kein Fall zeigen kann (${hinweise.length})</summary><ul>${hinweise.map((h) => html`<li>${h.text}</li>\n`)}</ul></details>`,
        ]
  return html`<h2>Automatik</h2>
${zulaessig ? html`<p><strong>Zulässig.</strong> Das Paket darf für automatische Entscheidungen freigegeben werden.</p>` : html`<p><strong>Nur assistiert:</strong> Die Regeln schlagen vor, eine Person entscheidet, weil</p><ul>${maengel}</ul>`}
${nebenbei}`
}

function pruefung(befunde: readonly Pruefbefund[]): Html {
  if (befunde.length === 0) return html`<h2>Prüfung der Dateien</h2><p>Nichts zu beanstanden.</p>`
  return html`<h2>Prüfung der Dateien</h2>
${tabelle(
  'Befunde',
  [{ titel: 'Stufe' }, { titel: 'Befund' }, { titel: 'Abhilfe' }, { titel: 'Ort' }],
  befunde.map((b) => [b.stufe, b.text, b.abhilfe, `${b.datei} ${b.pfad}`]),
)}`
}

function luecken({ regeln, falsch }: Abdeckung): Html {
  const offen = regeln.flatMap((regel) =>
    regel.blaetter.flatMap((blatt) =>
      seitenarten
        .filter((art) => blatt.moeglich[art] && blatt.seiten[art].length === 0)
        .map((art) => [regel.code, blatt.text, SEITE[art], `${regel.datei} ${regel.pfad}`]),
    ),
  )
  return html`<h2>Was kein Fall zeigt</h2>
${falsch.length > 0 ? html`<p><strong>Nicht wie erwartet:</strong> ${falsch.join(', ')}</p>` : html``}
${offen.length > 0 ? tabelle('Lücken', [{ titel: 'Regel' }, { titel: 'Bedingung' }, { titel: 'nie gezeigt' }, { titel: 'Ort' }], offen) : html`<p>Keine Lücke: Jede mögliche Seite jeder Bedingung zeigt ein Fall.</p>`}`
}

function eingebauteFehler({ quote, getoetet, ueberlebt }: Mutationsbericht): Html {
  return html`<h2>Eingebaute Fehler</h2>
<p>${getoetet} von ${getoetet + ueberlebt.length} bemerken die Fälle (${prozent(quote)}).</p>
<details><summary>Fehler, die kein Fall bemerkt (${ueberlebt.length})</summary>
${tabelle(
  'Unbemerkte Fehler',
  [
    { titel: 'Eintrag' },
    { titel: 'Fehler' },
    { titel: 'vorher' },
    { titel: 'nachher' },
    { titel: 'Idee für einen Fall' },
    { titel: 'Ort' },
  ],
  ueberlebt.map((m) => [m.eintrag, m.was, kurz(m.vorher), kurz(m.nachher), m.idee, `${m.datei} ${m.pfad}`]),
)}</details>`
}

function normteil(norm: Abdeckung['normen'][number], { regeln }: Abdeckung): Html {
  const hier = regeln.filter((regel) => norm.regeln.includes(regel.code))
  const tafel = tabelle(
    `Regeln zu ${norm.norm}`,
    [
      { titel: 'Regel' },
      { titel: 'Titel' },
      { titel: '+ trifft zu' },
      { titel: '– trifft nicht zu' },
      { titel: '? offen' },
    ],
    hier.map((regel) => [
      regel.code,
      regel.titel,
      namen(regel.seiten.wahr),
      `${regel.seiten.falsch.length} Fälle`,
      namen(regel.seiten.offen),
    ]),
  )
  const rest = [
    ...(norm.ableitungen.length > 0 ? [html`<p>Ableitungen: ${norm.ableitungen.join(', ')}</p>`] : []),
    ...(norm.parameter.length > 0 ? [html`<p>Parameter: ${norm.parameter.join(', ')}</p>`] : []),
  ]
  return html`<details><summary>${norm.norm} (${hier.length} Regeln, ${norm.faelle.length} Fälle)</summary>
${hier.length > 0 ? tafel : html``}${rest}</details>
`
}

const namen = (faelle: readonly string[]): string => (faelle.length === 0 ? 'kein Fall' : faelle.join(', '))

const ZEICHEN = { wahr: '+', falsch: '–', offen: '?' } as const

/** A case may show more than one outcome when its months lie in two Fassungen. */
function matrix({ regeln, faelle }: Abdeckung): Html {
  const zelle = (regel: Regelabdeckung, fall: string) =>
    seitenarten
      .filter((art) => regel.seiten[art].includes(fall))
      .map((art) => ZEICHEN[art])
      .join(' ') || 'nicht geprüft'
  return tabelle(
    'Jede Regel in jedem Fall: + trifft zu, – trifft nicht zu, ? offen',
    [{ titel: 'Fall' }, ...regeln.map((regel) => ({ titel: regel.code }))],
    faelle.map((fall) => [fall.name, ...regeln.map((regel) => zelle(regel, fall.name))]),
  )
}

function zeilen({ id, titel, zeilen: alle }: Abdeckung['tabellen'][number]): Html {
  return tabelle(
    `Tabelle ${id}: ${titel}`,
    [{ titel: 'Zeile' }, { titel: 'Norm' }, { titel: 'trifft zu' }],
    alle.map(({ zeile, norm, faelle }) => [String(zeile), norm, namen(faelle)]),
  )
}

function bedingungen(regel: Regelabdeckung): Html {
  return html`<details><summary>${regel.code} ${regel.titel}</summary>
<p>${regel.norm}, Phase ${regel.phase}</p>
${tabelle(
  `Bedingungen von ${regel.code}`,
  [
    { titel: 'Bedingung' },
    { titel: 'erfüllt', zahl: true },
    { titel: 'nicht erfüllt', zahl: true },
    { titel: 'offen', zahl: true },
  ],
  regel.blaetter.map((blatt) => [
    blatt.text,
    ...seitenarten.map((art) => (blatt.moeglich[art] ? String(blatt.seiten[art].length) : 'unmöglich')),
  ]),
)}</details>
`
}
