import type { Collection, IndexSpec } from '@weiche/mongo'
import { decideVersuch, FENSTER_MS, type Versuchsurteil, type Zaehler, type Zaehlerart } from '../decide-versuch.ts'

export const VERSUCHE_COLLECTION = 'codeversuche'
/** `_id` is a keyed hash: neither an address nor a Vorgangs-ID stands here in clear. */
export type VersuchDoc = { _id: string; anzahl: number; bis: Date }

export const versucheIndexes: readonly IndexSpec[] = [
  { db: 'arbeit', collection: VERSUCHE_COLLECTION, name: 'bis', key: { bis: 1 }, expireAfterSeconds: 0 },
]

export type Versuche = {
  /** Counts a try and says whether the code may be looked at. Known and unknown Vorgaenge count alike. */
  begin(adresse: string, vorgangId: string): Promise<Versuchsurteil>
  /** The code was right: this address had only mistyped. */
  succeeded(adresse: string, vorgangId: string): Promise<void>
}

export function createVersuche(
  collection: Collection<VersuchDoc>,
  hmac: (text: string) => string,
  jetzt: () => Date,
): Versuche {
  const idOf = (art: Zaehlerart, adresse: string, vorgangId: string) =>
    hmac(JSON.stringify([art, art === 'vorgang' ? '' : adresse, art === 'adresse' ? '' : vorgangId]))

  async function count(id: string): Promise<Zaehler> {
    const now = jetzt()
    const bis = new Date(now.getTime() + FENSTER_MS)
    // A window begins with the first failure; what ended counts from one again, in the same step.
    const laeuft = { $gt: ['$bis', now] }
    const doc = await collection.findOneAndUpdate(
      { _id: id },
      [
        {
          $set: {
            anzahl: { $cond: [laeuft, { $add: ['$anzahl', 1] }, 1] },
            bis: { $cond: [laeuft, '$bis', bis] },
          },
        },
      ],
      { upsert: true, returnDocument: 'after' },
    )
    return doc ?? { anzahl: 1, bis }
  }

  return {
    async begin(adresse, vorgangId) {
      const [paar, vorgang, vonDort] = await Promise.all(
        (['paar', 'vorgang', 'adresse'] as const).map((art) => count(idOf(art, adresse, vorgangId))),
      )
      return decideVersuch({ paar: paar!, vorgang: vorgang!, adresse: vonDort! })
    },
    async succeeded(adresse, vorgangId) {
      await collection.deleteOne({ _id: idOf('paar', adresse, vorgangId) })
      // Their own right tries must not lock out a family behind one address.
      const ids = [idOf('vorgang', adresse, vorgangId), idOf('adresse', adresse, vorgangId)]
      await collection.updateMany({ _id: { $in: ids } }, { $inc: { anzahl: -1 } })
    },
  }
}
