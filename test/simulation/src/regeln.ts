import { fileURLToPath } from 'node:url'
import type { Regelwerke } from '@weiche/controller'
import { ladePaket } from '@weiche/regelwerk'
import { ausgabeHash, dateiHashes, readOrdner } from '@weiche/steuerung'
import { keineSteuerung } from '@weiche/vorgang'

export const RULES = fileURLToPath(new URL('../../../rules', import.meta.url))

/** The rules of the repository, compiled once for all worlds of a thread; releases do not change in a world. */
export async function ladeRegelwerke(leistungen: readonly string[]): Promise<Regelwerke> {
  const aktuell = new Map<string, Awaited<ReturnType<Regelwerke['aktuell']>>>()
  for (const leistung of leistungen) {
    const gelesen = await readOrdner(`${RULES}/${leistung}`)
    if (gelesen.kind === 'fehler') throw new Error(gelesen.meldungen.join('\n'))
    const { dateien } = gelesen
    const geladen = ladePaket(Object.fromEntries(dateien))
    if ('fehler' in geladen) throw new Error(JSON.stringify(geladen.fehler.slice(0, 3)))
    const steuerung = { ...keineSteuerung, seq: 1, ausgabe: ausgabeHash(leistung, dateien), stichprobe: '0' }
    const ausgabe = steuerung.ausgabe
    aktuell.set(leistung, { paket: geladen.paket, ausgabe, dateien: dateiHashes(dateien), steuerung } as never)
  }
  return {
    leistungen: async () => [...aktuell.keys()],
    aktuell: async (leistung) => aktuell.get(leistung)!,
    zu: async (leistung) => aktuell.get(leistung)!.paket,
  }
}
