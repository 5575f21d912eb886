import { ableitungenVon, type Feld, type Paket } from '@weiche/regelwerk'

/** How a fact of a rule is called: the title of the computed fact or of the Angabe; else its name. */
export function faktTitel(paket: Paket, fassung: string, fakt: string): string {
  const abgeleitet = ableitungenVon(paket, fassung).find((a) => a.id === fakt)
  return abgeleitet?.titel ?? feldTitel(paket.felder, fakt.split('.')) ?? fakt
}

function feldTitel(felder: readonly Feld[], [name, ...rest]: readonly string[]): string | undefined {
  const feld = felder.find((f) => f.id === name)
  if (!feld || rest.length === 0) return feld?.titel
  return feld.typ === 'objekt' || feld.typ === 'liste' ? feldTitel(feld.felder, rest) : undefined
}
