import { type Ladelauf, melde } from '../meldung/lies-json.ts'
import { naechster } from '../meldung/naechster.ts'
import type { AussteuerungJson, ZustaendigkeitJson } from '../schema/nachweise.ts'

/** Case files are not read here, but a name in the catalogue that leads nowhere is a fault. Without any, nothing is known. */
export function pruefeFallnamen(lauf: Ladelauf, katalog: AussteuerungJson | undefined): void {
  const namen = Object.keys(lauf.dateien).flatMap((datei) => /^faelle\/([^/]+)\.json$/.exec(datei)?.[1] ?? [])
  if (namen.length === 0) return
  for (const [i, grund] of (katalog?.gruende ?? []).entries()) {
    for (const [j, fall] of (grund.faelle ?? []).entries()) {
      if (namen.includes(fall)) continue
      const nah = naechster(fall, namen)
      melde(
        lauf,
        'aussteuerung-katalog.json',
        `gruende[${String(i)}].faelle[${String(j)}]`,
        `Den Fall „${fall}“ gibt es nicht. ${nah ? `Meinten Sie „${nah}“?` : `Bitte faelle/${fall}.json anlegen.`}`,
      )
    }
  }
}

const PLATZHALTER = ['jahr', 'laufend']

/** Every Vorgang gets another Aktenzeichen, so the pattern counts; a word in braces that nobody fills would stay there. */
export function pruefeAktenzeichen(lauf: Ladelauf, zustaendigkeit: ZustaendigkeitJson | undefined): void {
  const muster = zustaendigkeit?.aktenzeichen?.muster
  if (muster === undefined) return
  const namen = [...muster.matchAll(/\{([^{}]*)\}/g)].map((m) => m[1]!)
  const fremd = namen.find((name) => !PLATZHALTER.includes(name))
  const rest = muster.replaceAll(/\{[^{}]*\}/g, '')
  if (fremd === undefined && namen.includes('laufend') && !/[{}]/.test(rest)) return
  melde(
    lauf,
    'zustaendigkeit.json',
    'aktenzeichen.muster',
    fremd === undefined
      ? 'Das Muster braucht „{laufend}“, damit jedes Aktenzeichen anders ist, zum Beispiel „50.1-{jahr}-{laufend}“.'
      : `Den Platzhalter „{${fremd}}“ gibt es hier nicht. Erlaubt sind „{jahr}“ und „{laufend}“.`,
  )
}
