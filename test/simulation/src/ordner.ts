import { type Datei, dateiname, type Effekt, nameOf, type Ordner } from '@weiche/austausch'

/** Lasts like the disk it stands for. */
export type Platte = Map<string, Buffer>
export const platten = ['brief', 'fachverfahren', 'eakte'] as const
export type Platten = Record<(typeof platten)[number], Platte>

/** Where the files lie that an event of this type evidences. */
export function platteFuer(type: string): keyof Platten {
  if (type === 'akte.abgelegt') return 'eakte'
  return type === 'fachverfahren.uebergeben' ? 'fachverfahren' : 'brief'
}

/** Each file is a step of its own: a process may die between two of them. */
export type Schritt = <T>(was: string, tu: () => T) => Promise<T>

/** An exchange folder in memory that keeps the promises of the real one: exclusive names, the last file means complete. */
export function createOrdnerImSpeicher(platte: Platte, schritt: Schritt): Ordner {
  function schreibe(name: string, bytes: Uint8Array): void {
    const there = platte.get(name)
    if (!there) platte.set(name, Buffer.from(bytes))
    else if (Buffer.compare(there, bytes) !== 0)
      throw new Error(`Im Austauschordner liegt schon eine andere Datei ${name}.`)
  }

  return {
    async schreibe(effekt: Effekt, dateien: readonly Datei[]) {
      const names = dateien.map((d) => dateiname({ ...effekt, art: d.art }, d.endung))
      if (new Set(names).size !== names.length) throw new Error(`Doppelte Dateinamen in ${nameOf(effekt)}.`)
      for (const [i, name] of names.entries()) await schritt(`Datei ${name}`, () => schreibe(name, dateien[i]!.bytes))
      return names
    },
    lies: (name) => schritt(`lies ${name}`, () => platte.get(name)),
    archiviere: async () => [],
    raeumeAuf: async () => 0,
  }
}
