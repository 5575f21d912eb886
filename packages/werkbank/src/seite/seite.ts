/** Text that is safe inside HTML; made only by `html` and `roh`. */
export type Html = { readonly html: string }

const ZEICHEN: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** html`<p>${text}</p>`: values are escaped, pieces of Html and lists of them are not. */
export function html(teile: TemplateStringsArray, ...werte: (string | number | Html | readonly Html[])[]): Html {
  const stuecke = werte.map((wert, i) => druck(wert) + teile[i + 1]!)
  return { html: teile[0]! + stuecke.join('') }
}

function druck(wert: string | number | Html | readonly Html[]): string {
  if (typeof wert === 'string') return wert.replace(/[&<>"']/g, (z) => ZEICHEN[z]!)
  if (typeof wert === 'number') return String(wert)
  return 'html' in wert ? wert.html : wert.map((w) => w.html).join('')
}

const STIL = `
:root { color-scheme: light dark; --rand: #767676; --flaeche: #f3f5f7; --balken: #1f5fa8; --balken2: #b35900; --text: #16191d; --grund: #fff }
@media (prefers-color-scheme: dark) { :root { --flaeche: #24282d; --balken: #7db4f0; --balken2: #f0a860; --text: #eceff2; --grund: #16191d; --rand: #9aa3ad } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1rem; max-width: 75rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--grund) }
h1 { font-size: 1.6rem; line-height: 1.25 } h2 { font-size: 1.25rem; margin-top: 2.5rem }
.rollen { overflow-x: auto } .rollen:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid var(--balken); outline-offset: 2px }
table { border-collapse: collapse; margin: .5rem 0 1rem } caption { text-align: left; font-weight: 600; padding: .25rem 0 }
th, td { border: 1px solid var(--rand); padding: .25rem .6rem; text-align: left; vertical-align: top } thead th { background: var(--flaeche) }
.zahl { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
svg { max-width: 100%; height: auto } svg text { fill: currentColor; font: 14px system-ui, sans-serif }
details { margin: .5rem 0; padding: .5rem .75rem; background: var(--flaeche) } summary { cursor: pointer; font-weight: 600 }
`

/** A page that stands alone: no script, nothing from elsewhere, light and dark, readable on a phone. */
export function seite(titel: string, inhalt: Html): string {
  return html`<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titel}</title><style>${{ html: STIL }}</style></head>
<body><main><h1>${titel}</h1>
${inhalt}
</main></body></html>
`.html
}

export type Spalte = { titel: string; zahl?: boolean }

/** A table with a caption; the first cell of a row names it. Scrolls by itself when it is too wide, also by keyboard. */
export function tabelle(
  titel: string,
  spalten: readonly Spalte[],
  zeilen: readonly (readonly (string | Html)[])[],
): Html {
  const klasse = (i: number): Html => ({ html: spalten[i]?.zahl ? ' class="zahl"' : '' })
  const kopf = spalten.map((s, i) => html`<th scope="col"${klasse(i)}>${s.titel}</th>`)
  const rumpf = zeilen.map(
    ([erste, ...rest]) =>
      html`<tr><th scope="row">${erste ?? ''}</th>${rest.map((zelle, i) => html`<td${klasse(i + 1)}>${zelle}</td>`)}</tr>\n`,
  )
  return html`<div class="rollen" tabindex="0" role="region" aria-label="${titel}"><table><caption>${titel}</caption>
<thead><tr>${kopf}</tr></thead><tbody>
${rumpf}</tbody></table></div>`
}
