import { workerData } from 'node:worker_threads'
import { ladePaket } from '@weiche/regelwerk'
import { type Ausgang, liesFaelle, mutantenVon, starteMutation } from '@weiche/werkbank'

/** Both sides make the same list of mutants from the same files, so only their places travel. */
const dateien = workerData as Record<string, string>
const geladen = ladePaket(dateien)
if ('fehler' in geladen) throw new Error('a package that was checked before does not load')
const mutanten = mutantenVon(dateien)
const lauf = starteMutation(geladen.paket, dateien, liesFaelle(dateien).faelle.values())

export function pruefeMutanten(stellen: readonly number[]): Ausgang[] {
  return stellen.map((stelle) => lauf.pruefe(mutanten[stelle]!))
}
