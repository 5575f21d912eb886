import type { Angaben, Wert } from '@weiche/vorgang'

/** A household in which each of the seven kinds is needed once; `angaben` as the package types them. */
export function haushaltMitAllem(): Angaben {
  return {
    antragsteller: {
      vorname: 'Zoë-Marie',
      nachname: 'Pfiffikus-Öttinger',
      geburtsdatum: '1958-03-04',
      strasse: 'Große Fleischergasse',
      hausnummer: '12 b',
      plz: '04109',
      ort: 'Leipzig',
    },
    antrag: { art: 'mietzuschuss' },
    wohnung: { nutzung: 'miete', miete: '520.00' },
    haushalt: {
      mitglieder: [
        person('m1', 'Zoë-Marie', '1958-03-04', [einkunft('e1', 'rente', '1234.56')], {
          verhaeltnis: 'antragsteller',
          gdb: 100,
        }),
        person('m2', 'Tim', '1985-02-28', [einkunft('e1', 'lohn', '1999.99'), einkunft('e2', 'alg1', '900.00')]),
        person('m3', 'Lea', '2019-12-31', [einkunft('e1', 'unterhaltsvorschuss', '299.00')], {
          verhaeltnis: 'kind',
        }),
      ],
    },
  }
}

function person(id: string, vorname: string, geburtsdatum: string, einkuenfte: Wert[], more: Angaben = {}): Wert {
  const rest = { verhaeltnis: 'ehegatte', staatsangehoerigkeit: 'deutsch', gdb: 0, haeuslichePflege: false, ...more }
  return { id, vorname, nachname: 'Pfiffikus-Öttinger', geburtsdatum, ...rest, einkuenfte }
}

function einkunft(id: string, art: string, betragMonat: string): Wert {
  return { id, art, betragMonat, werbungskostenJahr: '0.00' }
}

/** What each kind belongs to in that household. */
export const betrifft = {
  mietbescheinigung: '',
  meldebescheinigung: '',
  verdienstbescheinigung: 'm2.e1',
  rentenbescheid: 'm1.e1',
  'alg-bescheid': 'm2.e2',
  'unterhaltsvorschuss-bescheid': 'm3.e1',
  schwerbehindertenausweis: 'm1',
} as const
