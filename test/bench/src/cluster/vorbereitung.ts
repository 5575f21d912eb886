import { createInstallation, createLogger, createUhr, type Installation, type pfadeOf } from '@weiche/all-in-one'
import { Timestamp } from '@weiche/mongo'
import { abgleichOf } from '../abgleich/abgleich-of.ts'
import { schreibeAltbestand } from '../abgleich/altbestand.ts'

export const BEGINN = '2025-06-02'
/** The old ones arrived one after the other, from here on. */
const FRUEHER_S = Date.UTC(2024, 0, 2) / 1000
const JE_SEKUNDE = 1_000

type Pfade = ReturnType<typeof pfadeOf>

/** Before the cluster starts, on the same data folder. `alt`: so many finished Vorgaenge of earlier years. */
export async function bereiteVor(pfade: Pfade, alt: number, say: (text: string) => void): Promise<void> {
  const { MONGOD_BIN: mongodBin, PATH: searchPath } = process.env
  const installation = await createInstallation({
    ...{ pfade, mitglieder: 3, logger: createLogger('error'), say: () => undefined, setClock: () => undefined },
    environment: { mongodbUri: undefined, mongodBin, searchPath, hauptschluessel: undefined },
    uhr: createUhr(new Date(`${BEGINN}T07:00:00+02:00`)),
  })
  // A drawn sample would go to a person.
  await installation.regelwerke.setzeStichprobe('wohngeld', 'bench', '0')
  if (alt > 0) {
    await schreibeFruehere(installation, alt, say)
    // The first look counts all of them; it is not what is measured.
    await abgleichOf(installation, pfade).pruefe()
  }
  await installation.stop()
}

/** Relay and lists stand behind them, as if they had gone along in those years. */
async function schreibeFruehere(
  installation: Installation,
  anzahl: number,
  say: (text: string) => void,
): Promise<void> {
  const { databases, projektion, schluessel } = installation
  await projektion.start()
  await projektion.stop()
  say(`  ${anzahl} alte Vorgänge werden geschrieben …`)
  const arrival = (n: number) => new Timestamp({ t: FRUEHER_S + Math.floor(n / JE_SEKUNDE), i: 1 + (n % JE_SEKUNDE) })
  await schreibeAltbestand(databases, schluessel.serverKey('log-kette'), anzahl, say, arrival)
  const aufgenommen = new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 })
  const { arbeit } = databases
  await arbeit.collection('lesezeichen').updateMany({}, { $set: { aufgenommen }, $unset: { token: '' } })
  const relay = arbeit.collection<{ _id: string }>('relay')
  await relay.updateOne({ _id: 'relay' }, { $set: { bis: aufgenommen } }, { upsert: true })
}
