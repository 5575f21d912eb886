import { type Abgleich, createAbgleich, standardErwartungen } from '@weiche/abgleich'
import type { Installation, pfadeOf } from '@weiche/all-in-one'
import { loadKopfSchluessel } from '@weiche/log'

/** A new one each time: it remembers nothing of an earlier look but what stands in the account. */
export function abgleichOf(
  { databases, uhr, schluessel, projektion }: Installation,
  { koepfe, kopfschluessel }: Pick<ReturnType<typeof pfadeOf>, 'koepfe' | 'kopfschluessel'>,
): Abgleich {
  const { publicKey } = loadKopfSchluessel(kopfschluessel)
  const logKey = schluessel.serverKey('log-kette')
  const { trageNach } = projektion
  return createAbgleich({ databases, uhr, koepfe, publicKey, logKey, trageNach, erwartungen: standardErwartungen })
}
