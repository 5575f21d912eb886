import { type Paket, parameterVon } from '@weiche/regelwerk'
import { skaliere } from './fakten.ts'

/** Numbers of one version of the law as a programmer would have put them into code. Money in units of 10^-4 EUR. */
export type Parameter = ReturnType<typeof parameterFuer>

/** A data table as it comes, by the keys joined with a line break. */
export function mietenstufen(dateien: Readonly<Record<string, string>>): Map<string, number> {
  const { werte } = JSON.parse(dateien['daten/mietenstufen.json']!) as { werte: [string, string, string, number][] }
  return new Map(werte.map(([land, art, name, stufe]) => [`${land}\n${art}\n${name}`, stufe]))
}

export function parameterFuer(paket: Paket, fassung: string, stufen: ReadonlyMap<string, number>) {
  const einzeln = new Map<string, string>()
  const tabellen = new Map<string, readonly (readonly unknown[])[]>()
  for (const json of parameterVon(paket, fassung)) {
    if ('wert' in json) einzeln.set(json.id, String(json.wert))
    else tabellen.set(json.id, json.werte)
  }
  const zahl = (id: string) => Number(einzeln.get(id))
  const geld = (id: string) => skaliere(einzeln.get(id)!) / 1e6
  const tabelle = <T>(id: string, lies: (text: string) => T) =>
    new Map(tabellen.get(id)!.map((zeile) => [schluessel(zeile.slice(0, -1) as number[]), lies(String(zeile.at(-1)))]))
  const alsGeld = (text: string) => skaliere(text) / 1e6
  const jeText = (id: string) => new Map(tabellen.get(id)!.map(([text, wert]) => [String(text), alsGeld(String(wert))]))
  return {
    stufen,
    hoechstbetrag: tabelle('hoechstbetrag', alsGeld),
    klima: tabelle('klimakomponente', alsGeld),
    heizungCo2: tabelle('heizkostenCo2', alsGeld),
    heizungDauerhaft: tabelle('heizkostenDauerhaft', alsGeld),
    mindestM: tabelle('mindestM', alsGeld),
    mindestY: tabelle('mindestY', alsGeld),
    a: tabelle('koeffizientA', (text) => BigInt(skaliere(text))),
    b: tabelle('koeffizientB', (text) => BigInt(skaliere(text))),
    c: tabelle('koeffizientC', (text) => BigInt(skaliere(text))),
    regelbedarf: tabelle('regelbedarf', alsGeld),
    kindergeld: tabelle('kindergeldBetrag', alsGeld),
    unterhaltHoechst: jeText('unterhaltHoechst'),
    pauschaleHeizung: geld('pauschaleHeizung'),
    pauschaleWarmwasser: tabelle('pauschaleWarmwasser', alsGeld),
    pauschaleWarmwasserWeitere: geld('pauschaleWarmwasserWeitere'),
    pauschaleEnergie: tabelle('pauschaleEnergie', alsGeld),
    pauschaleEnergieWeitere: geld('pauschaleEnergieWeitere'),
    pauschaleGarage: geld('pauschaleGarage'),
    pauschaleStellplatz: geld('pauschaleStellplatz'),
    elterngeldFrei: geld('elterngeldFrei'),
    kapitalFreiBis: geld('kapitalFreiBis'),
    unterhaltFrei: geld('unterhaltFrei'),
    skalierung: BigInt(skaliere(einzeln.get('skalierung')!) / 1e8),
    personenFormel: zahl('personenFormel'),
    personenDunkel: zahl('personenDunkel'),
    regelMonate: zahl('regelMonate'),
    zusatzAb13: geld('zusatzAb13'),
    bagatellgrenze: geld('bagatellgrenze'),
    arbeitnehmerPauschbetrag: geld('arbeitnehmerPauschbetrag'),
    rentenPauschbetrag: geld('rentenPauschbetrag'),
    anteilAusbildungZehntel: skaliere(einzeln.get('anteilAusbildungsfoerderung')!) / 1e9,
    freibetragSchwerbehinderung: geld('freibetragSchwerbehinderung'),
    freibetragVerfolgung: geld('freibetragVerfolgung'),
    freibetragAlleinerziehend: geld('freibetragAlleinerziehend'),
    freibetragKindErwerb: geld('freibetragKindErwerb'),
    grundrenteJahre: zahl('grundrenteJahre'),
    grundrenteSockel: geld('grundrenteSockel'),
    vermoegenErste: geld('vermoegenErste'),
    vermoegenWeitere: geld('vermoegenWeitere'),
  }
}

/** Up to two whole numbers as one: a programmer would not put texts together here either. */
export function schluessel([a = 0, b = 0]: readonly number[]): number {
  return a * 10_000 + b
}
