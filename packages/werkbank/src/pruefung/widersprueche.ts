import { einblick, type Paket } from '@weiche/regelwerk'
import { blattText } from '../abdeckung/blatt-text.ts'
import type { Regelabdeckung } from '../abdeckung/regeln.ts'
import type { Pruefbefund } from './befund.ts'
import { widersprichtSich } from './einschraenkung.ts'
import { type Term, termeVon } from './terme.ts'

/** Rules that can never or must always be true, and rules that say what another one says already. */
export function widersprueche(paket: Paket, regeln: readonly Regelabdeckung[]): Pruefbefund[] {
  const staende = [...new Set(regeln.map((regel) => regel.stand))]
  return staende.flatMap((stand) => {
    const kompiliert = new Map(einblick(paket, stand).regeln.map((regel) => [regel.json.code, regel]))
    const hier = regeln
      .filter((regel) => regel.stand === stand)
      .map((regel) => ({ ...regel, ...kompiliert.get(regel.code)!, terme: undefined as Term[] | undefined }))
    for (const regel of hier) regel.terme = termeVon(regel.bedingung)
    return [...hier.flatMap(fuerSich), ...doppelte(hier)]
  })
}

type Regel = Regelabdeckung & {
  terme: Term[] | undefined
  json: { event: { type: string; params: { text: string } } }
}

function fuerSich(regel: Regel): Pruefbefund[] {
  const { code, moeglich, phase, terme = [] } = regel
  // In vollstaendigkeit a single "none of all that is possible" is how a rule asks whether something is known.
  const gewollt = (term: Term) => phase === 'vollstaendigkeit' && term.length === 1
  const streit = terme.map((term) => (gewollt(term) ? undefined : widersprichtSich(term)))
  if (terme.length > 0 && streit.every((fact) => fact !== undefined))
    return [
      befund(
        regel,
        'fehler',
        `${code}: Die Regel kann nie zutreffen: Die Bedingungen zu „${streit[0]}“ schließen einander aus.`,
        'Grenzen und Werte vergleichen; „any“ statt „all“?',
      ),
    ]
  const unnoetig = terme.length > 1 ? streit.filter((fact) => fact !== undefined) : []
  const teil = unnoetig.map((fact) =>
    befund(
      regel,
      'warnung',
      `${code}: Ein Zweig der Regel kann nie zutreffen: Die Bedingungen zu „${fact}“ schließen einander aus.`,
      'Den Zweig berichtigen oder entfernen.',
    ),
  )
  // In vollstaendigkeit a rule is made to be open, never to be true.
  if (!moeglich.wahr && phase !== 'vollstaendigkeit')
    teil.push(
      moeglich.offen
        ? befund(
            regel,
            'hinweis',
            `${code}: Die Regel kann nie zutreffen, nur offen sein.`,
            'Ist das gemeint, ist nichts zu tun.',
          )
        : befund(
            regel,
            'warnung',
            `${code}: Die Regel kann nie zutreffen.`,
            'Bedingungen prüfen oder die Regel entfernen.',
          ),
    )
  if (!moeglich.falsch && !moeglich.offen)
    teil.push(befund(regel, 'warnung', `${code}: Die Regel trifft immer zu.`, 'Bedingungen prüfen.'))
  return teil
}

function doppelte(regeln: readonly Regel[]): Pruefbefund[] {
  return regeln.flatMap((regel, i) =>
    regeln.flatMap((andere, j) => {
      if (i === j || regel.phase !== andere.phase || regel.json.event.type !== andere.json.event.type) return []
      const [hin, her] = [folgt(regel, andere), folgt(andere, regel)]
      if (hin && her && i < j)
        return [
          befund(
            andere,
            'warnung',
            `${andere.code}: Die Regel hat dieselben Bedingungen wie ${regel.code}.`,
            'Eine der beiden entfernen oder ihre Bedingungen unterscheiden.',
          ),
        ]
      return hin && !her
        ? [
            befund(
              regel,
              'hinweis',
              `${regel.code}: Trifft die Regel zu, trifft immer auch ${andere.code} zu.`,
              'Prüfen, ob beide gebraucht werden.',
            ),
          ]
        : []
    }),
  )
}

/** Does each way of the first one to be true hold all conditions of a way of the second? */
function folgt({ terme: a }: Regel, { terme: b }: Regel): boolean {
  if (!a || !b) return false
  const texte = b.map((term) => term.map(literalText))
  return a.every((term) => {
    const hier = new Set(term.map(literalText))
    return texte.some((andere) => andere.every((text) => hier.has(text)))
  })
}

function literalText({ blatt, ja }: Term[number]): string {
  const innen = blatt.eintraege || blatt.imEintrag ? blatt.stelle : ''
  return `${ja ? '' : 'nicht '}${blattText(blatt)}${innen}`
}

function befund({ datei, pfad }: Regel, stufe: Pruefbefund['stufe'], text: string, abhilfe: string): Pruefbefund {
  return { stufe, datei, pfad: `${pfad}.conditions`, text, abhilfe }
}
