import { availableParallelism } from 'node:os'
import { type Ausgang, type Mutationsbericht, mutantenVon, mutationsbericht, ziehe } from '@weiche/werkbank'
import { Piscina } from 'piscina'

/** Small enough that the last worker does not keep the others waiting. */
const STUECK = 12

/** Plays the cases against a share of all mistakes (drawn by the seed) on all cores. `fortschritt`: 0 to 1. */
export async function messeMutation(
  dateien: Readonly<Record<string, string>>,
  { anteil, seed }: { anteil: number; seed: number },
  fortschritt: (anteil: number) => void,
): Promise<Mutationsbericht> {
  const mutanten = mutantenVon(dateien)
  const stellen = ziehe([...mutanten.keys()], anteil, seed)
  const stuecke: number[][] = []
  for (let i = 0; i < stellen.length; i += STUECK) stuecke.push(stellen.slice(i, i + STUECK))
  const pool = new Piscina<number[], Ausgang[]>({
    filename: new URL('./mutations-arbeiter.ts', import.meta.url).href,
    name: 'pruefeMutanten',
    minThreads: 1,
    maxThreads: Math.min(availableParallelism(), Math.max(stuecke.length, 1)),
    workerData: dateien,
  })
  try {
    let fertig = 0
    const ergebnisse = await Promise.all(
      stuecke.map(async (stueck) => {
        const ausgaenge = await pool.run(stueck)
        fortschritt(++fertig / stuecke.length)
        return ausgaenge
      }),
    )
    const alle = ergebnisse.flat()
    return mutationsbericht(stellen.map((stelle, i) => [mutanten[stelle]!, alle[i]!] as const))
  } finally {
    await pool.destroy()
  }
}
