import type { Art } from './werte.ts'

/** Printed words of a form; each row is [label, id of the field or fixed words after "="]. */
export type Formular = { titel: string; aussteller: string[]; zeilen: [string, string][]; fuss: string }

export const formulare: Record<Art, Formular> = {
  mietbescheinigung: {
    titel: 'Mietbescheinigung',
    aussteller: ['Hausverwaltung Lindenhof GmbH', 'Parkallee 17', 'Telefon 0000 123450'],
    zeilen: [
      ['Mieterin oder Mieter', 'mieter'],
      ['Anschrift der Wohnung', 'anschrift'],
      ['Art des Mietverhältnisses', '=Wohnraum, unbefristet'],
      ['Bruttokaltmiete im Monat', 'bruttokaltmiete'],
      ['Miete gültig ab', 'gueltigAb'],
    ],
    fuss: 'Kosten für Heizung und Warmwasser sind im genannten Betrag nicht enthalten.',
  },
  meldebescheinigung: {
    titel: 'Erweiterte Meldebescheinigung',
    aussteller: ['Bürgeramt', 'Rathausplatz 1'],
    zeilen: [
      ['Name der Person', 'name'],
      ['Gemeldete Anschrift', 'anschrift'],
      ['Wohnungsart', '=Alleinige Wohnung'],
      ['Staatsangehörigkeit', 'staatsangehoerigkeit'],
      ['Gemeldete Personen', 'personen'],
      ['Registerstand', 'stand'],
    ],
    fuss: 'Auskunft aus dem Melderegister nach § 18 BMG.',
  },
  verdienstbescheinigung: {
    titel: 'Verdienstbescheinigung',
    aussteller: ['Nordlicht Logistik GmbH', 'Personalabteilung', 'Hafenstraße 40'],
    zeilen: [
      ['Personalnummer', '=004711'],
      ['Name der Person', 'name'],
      ['Geburtsdatum', 'geburtsdatum'],
      ['Zeitraum von', 'von'],
      ['Zeitraum bis', 'bis'],
      ['Bruttolohn im Zeitraum', 'bruttoSumme'],
    ],
    fuss: 'Einmalzahlungen sind enthalten.',
  },
  rentenbescheid: {
    titel: 'Mitteilung zur Anpassung der Rente',
    aussteller: ['Rentenversicherung Mitte', 'Leistungsabteilung'],
    zeilen: [
      ['Versicherungsnummer', '=99 000000 M 000'],
      ['Name der Person', 'name'],
      ['Geburtsdatum', 'geburtsdatum'],
      ['Rentenart', '=Altersrente'],
      ['Bruttorente im Monat', 'bruttorente'],
      ['Rente gültig ab', 'gueltigAb'],
    ],
    fuss: 'Von dieser Rente gehen Beiträge zur Kranken- und Pflegeversicherung ab.',
  },
  'alg-bescheid': {
    titel: 'Bewilligungsbescheid Arbeitslosengeld',
    aussteller: ['Agentur für Arbeit', 'Leistungsabteilung'],
    zeilen: [
      ['Kundennummer', '=000A000000'],
      ['Name der Person', 'name'],
      ['Geburtsdatum', 'geburtsdatum'],
      ['Leistungsbetrag im Monat', 'leistungsbetragMonat'],
      ['Bewilligt von', 'von'],
      ['Bewilligt bis', 'bis'],
    ],
    fuss: 'Rechtsgrundlage: §§ 136 ff. SGB III.',
  },
  'unterhaltsvorschuss-bescheid': {
    titel: 'Bescheid über Unterhaltsvorschuss',
    aussteller: ['Jugendamt', 'Unterhaltsvorschusskasse'],
    zeilen: [
      ['Aktenzeichen', '=UV 51-000'],
      ['Name des Kindes', 'kind'],
      ['Geburtsdatum', 'geburtsdatum'],
      ['Betrag im Monat', 'betragMonat'],
      ['Betrag gültig ab', 'gueltigAb'],
    ],
    fuss: 'Rechtsgrundlage: § 2 UhVorschG.',
  },
  schwerbehindertenausweis: {
    titel: 'Schwerbehindertenausweis',
    aussteller: ['Versorgungsamt'],
    zeilen: [
      ['Name der Person', 'name'],
      ['Geburtsdatum', 'geburtsdatum'],
      ['Grad der Behinderung', 'gdb'],
      ['Ausweis gültig bis', 'gueltigBis'],
    ],
    fuss: 'Ausgestellt nach § 152 Abs. 5 SGB IX.',
  },
}
