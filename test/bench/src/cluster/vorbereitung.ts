import { createInstallation, createLogger, createUhr, type Installation, type pfadeOf } from '@weiche/all-in-one'
import { Timestamp } from '@weiche/mongo'
import { schreibeAltbestand } from '../abgleich/altbestand.ts'

export const BEGINN = '2025-06-02'

/** Before the cluster starts, on the same data folder. `alt`: so many finished Vorgaenge of earlier years. */
export async function bereiteVor(
  pfade: ReturnType<typeof pfadeOf>,
  alt: number,
  say: (text: string) => void,
): Promise<void> {
  const { MONGOD_BIN: mongodBin, PATH: searchPath } = process.env
  const installation = await createInstallation({
    ...{ pfade, mitglieder: 3, logger: createLogger('error'), say: () => undefined, setClock: () => undefined },
    environment: { mongodbUri: undefined, mongodBin, searchPath, hauptschluessel: undefined },
    uhr: createUhr(new Date(`${BEGINN}T07:00:00+02:00`)),
  })
  // A drawn sample would go to a person.
  await installation.regelwerke.setzeStichprobe('wohngeld', 'bench', '0')
  if (alt > 0) await schreibeFruehere(installation, alt, say)
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
  const at = (zeit: number) => new Timestamp({ t: Math.floor(zeit / 1000), i: 1 })
  await schreibeAltbestand(databases, schluessel.serverKey('log-kette'), anzahl, say, at(Date.UTC(2024, 0, 2)))
  const aufgenommen = at(Date.now())
  const { arbeit } = databases
  await arbeit.collection('lesezeichen').updateMany({}, { $set: { aufgenommen }, $unset: { token: '' } })
  const relay = arbeit.collection<{ _id: string }>('relay')
  await relay.updateOne({ _id: 'relay' }, { $set: { bis: aufgenommen } }, { upsert: true })
}
