import { type Databases, repeat } from '@weiche/mongo'
import { bestand } from './bestand.ts'

/**
 * Lines are made anew from the log in a numbered Bau, and every line says in which. Nobody touches a line of a later Bau: what a
 * process that died or was too slow still has on its way to the database finds nothing of its successor's.
 */
export type Bau = {
  nummer: number
  /** All lines were made; what an earlier Bau left behind is gone. */
  fertig: boolean
}

const bauten = (databases: Databases) => databases.arbeit.collection<Bau & { _id: 'vorgaenge' }>('listenbau')

export async function laufenderBau(databases: Databases): Promise<Bau | undefined> {
  return (await bauten(databases).findOne({ _id: 'vorgaenge' })) ?? undefined
}

/** Its number was never given before: asked again after a lost answer, another one comes. */
export async function beginneBau(databases: Databases): Promise<number> {
  const begun = await repeat(() =>
    bauten(databases).findOneAndUpdate(
      { _id: 'vorgaenge' },
      { $inc: { nummer: 1 }, $set: { fertig: false } },
      { upsert: true, returnDocument: 'after' },
    ),
  )
  return begun!.nummer
}

/** The lists were never empty meanwhile: what is left of earlier ones goes only now. */
export async function beendeBau(databases: Databases, nummer: number): Promise<void> {
  await repeat(() => bestand(databases).deleteMany(vorBau(nummer)))
  await repeat(() => bauten(databases).updateOne({ _id: 'vorgaenge', nummer }, { $set: { fertig: true } }))
}

/** Lines of earlier ones; of programs that knew no Bau too. */
export const vorBau = (nummer: number) => ({ bau: { $not: { $gte: nummer } } })
/** Lines that this Bau may touch. */
export const bisBau = (nummer: number) => ({ bau: { $not: { $gt: nummer } } })
