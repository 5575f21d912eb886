import { type Ladelauf, melde, sindFassungenHeil } from '../meldung/lies-json.ts'
import type { Modell } from '../modell/modell.ts'
import type { Rechtsstand } from '../programm/kompiliert.ts'
import type { LeistungJson } from '../schema/leistung.ts'
import type { AussteuerungJson, NachweisJson, ZustaendigkeitJson } from '../schema/nachweise.ts'
import { pruefeRechenbild } from './lade-rechenbild.ts'
import { register } from './lade-texte.ts'

type Teile = {
  leistung: LeistungJson | undefined
  nachweise: readonly NachweisJson[]
  zustaendigkeit: ZustaendigkeitJson | undefined
  aussteuerung: AussteuerungJson | undefined
  fassungen: readonly Rechtsstand[]
  modell: Modell
}

/** What one file says about another: codes unique, catalogue complete, names of facts and texts real. */
export function pruefeVerweise(lauf: Ladelauf, teile: Teile): void {
  pruefeLeistung(lauf, teile)
  // A Fassung that could not be loaded has no rules here: every code of the catalogue would seem to be missing.
  if (teile.fassungen.length === 0) return
  pruefeCodes(lauf, teile)
  pruefeKatalog(lauf, teile)
}

function pruefeCodes(lauf: Ladelauf, { nachweise, zustaendigkeit, fassungen }: Teile): void {
  const codes = new Set(fassungen.flatMap((f) => f.regeln.map((r) => r.json.code)))
  const neu = (datei: string, pfad: string, code: string): void => {
    if (codes.has(code))
      melde(lauf, datei, pfad, `Der Code „${code}“ ist schon vergeben. Codes werden nie zweimal benutzt.`)
    codes.add(code)
  }
  for (const [index, nachweis] of nachweise.entries())
    neu('nachweise.json', `nachweise[${String(index)}].code`, nachweis.code)
  if (zustaendigkeit) neu('zustaendigkeit.json', 'sonst.code', zustaendigkeit.sonst.code)
}

function pruefeKatalog(lauf: Ladelauf, { aussteuerung, fassungen, nachweise }: Teile): void {
  if (!aussteuerung) return
  const datei = 'aussteuerung-katalog.json'
  const regeln = new Set(
    fassungen
      .flatMap((f) => f.regeln)
      .filter((r) => r.json.event.type === 'aussteuerung')
      .map((r) => r.json.code),
  )
  const ungelesen = new Set(nachweise.filter((n) => !n.lesen).map((n) => n.code))
  const sindNachweiseHeil = !lauf.fehler.some((fehler) => fehler.datei === 'nachweise.json')
  const genannt = new Set<string>()
  for (const [index, grund] of aussteuerung.gruende.entries()) {
    const pfad = `gruende[${String(index)}]`
    if (genannt.has(grund.code))
      melde(
        lauf,
        datei,
        `${pfad}.code`,
        `Der Code „${grund.code}“ steht doppelt im Katalog. Bitte einen Eintrag entfernen.`,
      )
    genannt.add(grund.code)
    if (grund.durch === 'regel' && !regeln.has(grund.code))
      melde(
        lauf,
        datei,
        `${pfad}.code`,
        `Eine Regel „${grund.code}“, die aussteuert, gibt es nicht. Bitte den Code berichtigen oder die Regel anlegen.`,
      )
    if (grund.durch === 'nachweis' && !ungelesen.has(grund.code) && sindNachweiseHeil)
      melde(
        lauf,
        datei,
        `${pfad}.code`,
        `„${grund.code}“ ist kein Nachweis, der ungelesen bleibt. Bitte den Code berichtigen.`,
      )
    if ((grund.durch === 'gate') !== (grund.gate !== undefined))
      melde(lauf, datei, `${pfad}.gate`, '„gate“ gehört zu „durch“: „gate“ und nur dazu.')
    pruefeGrundtext(lauf, `${pfad}.text`, grund.text)
    if ((grund.durch === 'verfahren') === (grund.faelle ?? []).length > 0)
      melde(
        lauf,
        datei,
        `${pfad}.faelle`,
        grund.durch === 'verfahren'
          ? 'Ein anderes Verfahren hat keinen Fall. Bitte „faelle“ entfernen.'
          : 'Hier fehlt ein Fall: Jeder Grund nennt mindestens einen aus faelle/.',
      )
  }
  for (const code of regeln) {
    if (!genannt.has(code))
      melde(lauf, datei, 'gruende', `Die Regel „${code}“ steuert aus, steht aber nicht im Katalog. Bitte ergänzen.`)
  }
}

/** It stands by itself, in no letter: nothing would fill a placeholder. */
function pruefeGrundtext(lauf: Ladelauf, pfad: string, id: string | undefined): void {
  if (id === undefined) return
  const inhalt = lauf.dateien[`texte/${id}.md`]
  if (inhalt === undefined)
    melde(lauf, 'aussteuerung-katalog.json', pfad, `Den Text „${id}“ gibt es nicht. Bitte texte/${id}.md anlegen.`)
  else if (register.some((r) => lauf.dateien[`texte/${r === 'recht' ? '' : `${r}/`}${id}.md`]?.includes('{{')))
    melde(
      lauf,
      'aussteuerung-katalog.json',
      pfad,
      `Der Text „${id}“ steht hier für sich allein und kennt keine Werte. Bitte einen Text ohne Platzhalter nennen.`,
    )
}

function pruefeLeistung(lauf: Ladelauf, { leistung, modell, fassungen, zustaendigkeit }: Teile): void {
  const datei = 'leistung.json'
  for (const schluessel of ['adresse', 'betreuung'] as const) {
    const name = leistung?.schutz[schluessel]
    const symbol = name === undefined ? undefined : modell.namen.get(name)
    if (name !== undefined && (symbol?.k !== 'angabe' || symbol.typ.art !== 'janein'))
      melde(
        lauf,
        datei,
        `schutz.${schluessel}`,
        `„${name}“ ist keine Angabe vom Typ janein. Bitte den Namen berichtigen.`,
      )
  }
  const monate = leistung?.ergebnis.monate
  if (monate !== undefined && !istArt(modell, monate, 'zahl'))
    melde(lauf, datei, 'ergebnis.monate', `„${monate}“ ist keine Angabe vom Typ ganzzahl. Bitte den Namen berichtigen.`)
  if (leistung?.ergebnis.turnus === 'einmal' && leistung.ergebnis.auswahl !== 'eingang')
    melde(
      lauf,
      datei,
      'ergebnis.auswahl',
      'Ein Betrag, der einmal gilt, braucht eine einzige Fassung. Bitte „eingang“ schreiben.',
    )
  const zeichen = zustaendigkeit?.aktenzeichen?.uebernehmen
  if (zeichen !== undefined && !istArt(modell, zeichen, 'text'))
    melde(
      lauf,
      'zustaendigkeit.json',
      'aktenzeichen.uebernehmen',
      `„${zeichen}“ ist keine Angabe vom Typ text. Bitte den Namen berichtigen.`,
    )
  pruefeBescheidlisten(lauf, datei, leistung?.bescheid, modell)
  pruefeZustellung(lauf, datei, leistung?.zustellung, modell)
  const kenngroessen = sindFassungenHeil(lauf) ? (leistung?.bescheid?.kenngroessen ?? []) : []
  for (const [index, name] of kenngroessen.entries()) {
    if (fassungen.some((f) => !f.ableitungen.some((a) => a.json.id === name)))
      melde(
        lauf,
        datei,
        `bescheid.kenngroessen[${String(index)}]`,
        `„${name}“ ist keine Ableitung jeder Fassung. Bitte den Namen berichtigen.`,
      )
  }
  if (sindFassungenHeil(lauf)) pruefeRechenbild(lauf, datei, leistung?.bescheid?.rechenbild ?? [], fassungen)
  for (const [pfad, id] of textverweise(leistung)) {
    if (lauf.dateien[`texte/${id}.md`] === undefined)
      melde(lauf, datei, `bescheid.${pfad}`, `Den Text „${id}“ gibt es nicht. Bitte texte/${id}.md anlegen.`)
  }
}

function istArt(modell: Modell, name: string, art: 'zahl' | 'text'): boolean {
  const symbol = modell.namen.get(name)
  return symbol?.k === 'angabe' && symbol.typ.art === art
}

/** The addressee is a group with a name in it, the enumeration a list. */
function pruefeBescheidlisten(lauf: Ladelauf, datei: string, bescheid: LeistungJson['bescheid'], modell: Modell): void {
  const empfaenger = bescheid?.empfaenger ?? 'antragsteller'
  if (bescheid && !modell.namen.has(`${empfaenger}.nachname`))
    melde(
      lauf,
      datei,
      'bescheid.empfaenger',
      `In angaben.json gibt es „${empfaenger}.nachname“ nicht. Bitte die Gruppe nennen, in der Name und Anschrift stehen.`,
    )
  const aufstellung = bescheid?.aufstellung
  if (!aufstellung) return
  const symbol = modell.namen.get(aufstellung.je)
  if (symbol?.k !== 'angabe' || symbol.typ.art !== 'liste')
    melde(
      lauf,
      datei,
      'bescheid.aufstellung.je',
      `„${aufstellung.je}“ ist keine Liste aus angaben.json. Bitte den Namen berichtigen.`,
    )
}

/** A mail needs an address; a way named twice would be tried twice in vain. */
function pruefeZustellung(lauf: Ladelauf, datei: string, wege: LeistungJson['zustellung'], modell: Modell): void {
  if (!wege) return
  const { email, hinweise, bescheid, schreiben } = wege
  if (email !== undefined && !istArt(modell, email, 'text'))
    melde(lauf, datei, 'zustellung.email', `„${email}“ ist keine Angabe vom Typ text. Bitte den Namen berichtigen.`)
  if (hinweise.includes('mail') !== (email !== undefined))
    melde(
      lauf,
      datei,
      'zustellung.email',
      'Zu „mail“ in den Hinweisen gehört „email“, die Angabe mit der Adresse, und umgekehrt. Bitte beides nennen oder keines.',
    )
  const listen = { hinweise, 'bescheid.kanaele': bescheid.kanaele, 'schreiben.kanaele': schreiben.kanaele }
  for (const [pfad, liste] of Object.entries<readonly string[]>(listen)) {
    const doppelt = liste.find((weg, i) => liste.indexOf(weg) !== i)
    if (doppelt !== undefined)
      melde(lauf, datei, `zustellung.${pfad}`, `„${doppelt}“ steht zweimal da. Bitte einen Eintrag entfernen.`)
  }
}

function textverweise(leistung: LeistungJson | undefined): [string, string][] {
  const bescheid = leistung?.bescheid
  if (!bescheid) return []
  const { standard, laender } = bescheid.rechtsbehelf
  const { norm: _n, nachholung: _h, ...versagung } = bescheid.versagung ?? {}
  return [
    ...Object.entries(bescheid.texte).flatMap(([name, ids]) =>
      [ids ?? []].flat().map((id): [string, string] => [`texte.${name}`, id]),
    ),
    ...Object.entries(versagung).map(([name, id]): [string, string] => [`versagung.${name}`, id]),
    ['rechtsbehelf.standard.text', standard.text],
    ...Object.entries(laender).map(([land, r]): [string, string] => [`rechtsbehelf.laender.${land}.text`, r.text]),
  ]
}
