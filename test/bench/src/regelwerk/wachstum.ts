import { fege, type Kandidat } from './messung.ts'

/** Bytes of the heap that stay after so many decisions, both times after everything unreachable was swept. */
export function messeWachstum({ entscheide }: Kandidat, faelle: number, anzahl: number): number {
  for (let i = 0; i < 10_000; i++) entscheide(i % faelle)
  fege()
  const vorher = process.memoryUsage().heapUsed
  for (let i = 0; i < anzahl; i++) entscheide(i % faelle)
  fege()
  return process.memoryUsage().heapUsed - vorher
}
