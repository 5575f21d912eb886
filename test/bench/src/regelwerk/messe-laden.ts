import { bewerte, type Lage, ladePaket, type Paket } from '@weiche/regelwerk'
import { mitSpanne, type Tafel } from '../tafel.ts'
import { grosserFall, grossesPaket } from './grosses-paket.ts'
import { type Kandidat, messeReihum } from './messung.ts'

const REGELN = 500
const ZEILEN = [50, 5_000, 50_000] as const
const RUNDEN = 7

/** Loading a package of 500 rules, and whether a longer table makes a decision slower. */
export async function messeLaden(tafel: Tafel): Promise<void> {
  const dateien = grossesPaket(REGELN, 5_000)
  lade(dateien)
  const ladezeiten = Array.from({ length: RUNDEN }, () => {
    const vorher = process.cpuUsage()
    lade(dateien)
    const { user, system } = process.cpuUsage(vorher)
    return (user + system) / 1000
  })
  tafel.add({ name: 'Laden: 500 Regeln, Tabelle mit 5.000 Zeilen', ...mitSpanne(ladezeiten), unit: 'ms CPU' })
  const kandidaten = ZEILEN.map((zeilen): Kandidat => {
    const paket = lade(grossesPaket(REGELN, zeilen))
    const faelle: Lage[] = Array.from({ length: 50 }, (_, i) => grosserFall(zeilen, i))
    if (bewerte(paket, faelle[0]!).abschnitte[0]!.betrag === null) throw new Error('The row of the table was not found')
    return { name: `Entscheidung mit 500 Regeln bei ${zeilen} Zeilen`, entscheide: (i) => bewerte(paket, faelle[i]!) }
  })
  const werte = await messeReihum(kandidaten, 50, RUNDEN)
  for (const { name } of kandidaten) tafel.add({ name, ...mitSpanne(werte.get(name)!), unit: 'µs CPU' })
}

function lade(dateien: Record<string, string>): Paket {
  const geladen = ladePaket(dateien)
  if ('paket' in geladen) return geladen.paket
  throw new Error(JSON.stringify(geladen.fehler.slice(0, 5)))
}
