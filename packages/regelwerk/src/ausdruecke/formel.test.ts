import { expect, test } from 'vitest'
import { werteAus } from '../auswertung/werte-aus.ts'
import { ladePaket } from '../laden/lade-paket.ts'
import { ableitung, dateien } from '../pruefstand/test-paket.ts'

const zehn = { rundung: { modus: 'half-up', skala: 10, norm: 'Anlage 3 Nr. 2 WoGG' } }
const kopf = (id: string) => ({
  id,
  typ: 'zahl',
  schluessel: [{ id: 'personen', typ: 'ganzzahl' }],
  norm: 'Anlage 2 WoGG',
})
const satz = { id: 'satz', typ: 'betrag', wert: '0', norm: '§ 1 ProbeG' }
const a = {
  ...kopf('a'),
  werte: [
    [1, '0.04'],
    [2, '0.03'],
    [3, '0.02'],
    [4, '0.01'],
    [5, '0'],
    [6, '-0.01'],
  ],
}
const b2023 = { ...kopf('b'), werte: [[1, '0.0004991']] }
const c2023 = { ...kopf('c'), werte: [[1, '0.0000462']] }
const b = {
  ...kopf('b'),
  werte: [
    [1, '0.0004797'],
    [2, '0.0003571'],
    [3, '0.0002917'],
    [4, '0.0002163'],
    [5, '0.0001907'],
    [6, '0.0001722'],
  ],
}
const c = {
  ...kopf('c'),
  werte: [
    [1, '0.0000408'],
    [2, '0.0000304'],
    [3, '0.0000245'],
    [4, '0.0000176'],
    [5, '0.0000172'],
    [6, '0.0000166'],
  ],
}

const geladen = ladePaket(
  dateien({
    'fassungen/2023-01-01/parameter.json': { parameter: [satz, a, b2023, c2023] },
    'fassungen/2023-01-01/ableitungen.json': {
      ableitungen: [
        ableitung('ergebnis', 'betrag', 'floor(z4 + 0.5)'),
        ableitung('z4', 'zahl', '1.15 * z3', zehn),
        ableitung('z3', 'zahl', 'miete - z2', zehn),
        ableitung('z2', 'zahl', 'z1 * einkommen', zehn),
        ableitung('z1', 'zahl', 'a(personen) + b(personen) * miete + c(personen) * einkommen', zehn),
      ],
    },
    'fassungen/2025-01-01/fassung.json': { wie: '2023-01-01' },
    'fassungen/2025-01-01/parameter.json': { parameter: [satz, a, b, c] },
  }),
)

/** M, Y and the four steps of the twelve worked examples; E1-E9 are the official ones (law of 2025, E10 of 2023). */
test.each([
  ['E1', 1, '445.40', '1162.35', '0.3010822600', '349.9629649110', '95.4370350890', '109.7525903524', '110'],
  ['E2', 1, '580.40', '1350.00', '0.3734978800', '504.2221380000', '76.1778620000', '87.6045413000', '88'],
  ['E3', 2, '622.60', '1589.70', '0.3006573400', '477.9549733980', '144.6450266020', '166.3417805923', '166'],
  ['E4', 3, '870.20', '1728.00', '0.3161733400', '546.3475315200', '323.8524684800', '372.4303387520', '372'],
  ['E5', 4, '1371.20', '2227.25', '0.3457901600', '770.1611338600', '601.0388661400', '691.1946960610', '691'],
  ['E6', 5, '1095.40', '1853.25', '0.2407686800', '446.2045562100', '649.1954437900', '746.5747603585', '747'],
  ['E7', 6, '1033.00', '3301.10', '0.2226808600', '735.0917869460', '297.9082130540', '342.5944450121', '343'],
  ['E8', 1, '356.30', '784.35', '0.2429185900', '190.5331960665', '165.7668039335', '190.6318245235', '191'],
  ['E9', 1, '455.40', '561.35', '0.2813584600', '157.9405715210', '297.4594284790', '342.0783427509', '342'],
  ['E10', 1, '567.60', '1258.25', '0.3814203100', '479.9221050575', '87.6778949425', '100.8295791839', '101'],
  ['E11', 1, '560.40', '1494.50', '0.3697994800', '552.6653228600', '7.7346771400', '8.8948787110', '9'],
  ['E12', 2, '682.60', '679.00', '0.2943980600', '199.8962827400', '482.7037172600', '555.1092748490', '555'],
])('%s: § 19 WoGG with ten decimals after each step', (fall, personen, miete, einkommen, z1, z2, z3, z4, betrag) => {
  if ('fehler' in geladen) throw new Error(JSON.stringify(geladen.fehler))
  const tag = fall === 'E10' ? '2024-06-01' : '2025-06-01'
  const auswertung = werteAus(geladen.paket, {
    angaben: { personen, miete, einkommen },
    eingangsdatum: tag,
    entscheidungsdatum: tag,
  })
  expect(auswertung.werte[0]).toMatchObject({ z1, z2, z3, z4, ergebnis: `${betrag}.00` })
})
