import type { Art } from './werte.ts'

/** Words of a running letter; `{field}` is printed in place, a paragraph that is only `{field}` as a list. */
export type Brief = { absender: string[]; betreff: string; absaetze: string[]; gruss: string }

export const briefe: Record<Art, Brief> = {
  mietbescheinigung: {
    absender: ['Wohnungsgenossenschaft Am Anger eG', 'Angerweg 3 · Telefon 0000 998877'],
    betreff: 'Bestätigung Ihres Mietverhältnisses zur Vorlage bei der Wohngeldbehörde',
    absaetze: [
      'Sehr geehrte Damen und Herren,',
      'auf Wunsch unseres Mitglieds bestätigen wir das folgende Mietverhältnis. Mietpartei ist {mieter}. Die Wohnung liegt in {anschrift}. Sie hat zwei Zimmer, Küche und Bad und wird mit Fernwärme beheizt.',
      'Die Bruttokaltmiete beträgt monatlich {bruttokaltmiete} und umfasst neben der Grundmiete auch die kalten Betriebskosten wie Wasser, Grundsteuer und Müllabfuhr. Diese Miete gilt seit dem {gueltigAb}; eine weitere Anpassung ist zurzeit nicht angekündigt. Die Vorauszahlung für die Heizung ist darin nicht enthalten und wird gesondert abgerechnet.',
      'Für Rückfragen erreichen Sie uns montags bis donnerstags.',
    ],
    gruss: 'Mit freundlichen Grüßen\nIhre Mitgliederbetreuung',
  },
  meldebescheinigung: {
    absender: ['Stadtverwaltung · Einwohnerwesen', 'Am Markt 2'],
    betreff: 'Auskunft aus dem Melderegister über Ihren Haushalt',
    absaetze: [
      'Guten Tag,',
      'Sie haben um eine erweiterte Auskunft aus dem Melderegister gebeten. Wir bescheinigen die Meldedaten von {name}. Die alleinige Wohnung befindet sich unter der Adresse {anschrift}. Die eingetragene Staatsangehörigkeit lautet {staatsangehoerigkeit}. Weitere Wohnungen im Inland sind nicht bekannt.',
      'Zum Tag dieses Schreibens sind dort einschließlich der anfragenden Person gemeldet:',
      '{personen}',
      'Das Melderegister hat den Stand vom {stand}. Die Bescheinigung dient der Vorlage bei einer Behörde und ist gebührenfrei.',
    ],
    gruss: 'Im Auftrag\nEinwohnerwesen',
  },
  verdienstbescheinigung: {
    absender: ['Bäckerei Sonnenkorn OHG', 'Lohnbüro · Mühlenweg 12'],
    betreff: 'Ihr Verdienst in den letzten zwölf Monaten',
    absaetze: [
      'Sehr geehrte Damen und Herren,',
      'gern bestätigen wir als Arbeitgeberin den Verdienst von {name}, geboren am {geburtsdatum}. Das Arbeitsverhältnis besteht seit mehreren Jahren und ist ungekündigt.',
      'Abgerechnet haben wir den Zeitraum vom {von} bis einschließlich {bis}. In diesen zwölf Monaten wurde ein Bruttolohn von insgesamt {bruttoSumme} gezahlt. Darin stecken auch das Urlaubs- und das Weihnachtsgeld. Steuern und Beiträge zur Sozialversicherung haben wir einbehalten und abgeführt.',
    ],
    gruss: 'Freundliche Grüße\nLohnbüro',
  },
  rentenbescheid: {
    absender: ['Versicherungsanstalt der Rentner Süd', 'Postfach 10 00'],
    betreff: 'Ihre Rente nach der jährlichen Anpassung',
    absaetze: [
      'Guten Tag,',
      'zum Anpassungsstichtag haben wir die Altersrente von {name}, geboren am {geburtsdatum}, neu berechnet. Maßgeblich war der von der Bundesregierung festgesetzte aktuelle Rentenwert.',
      'Ihre Rente beträgt monatlich brutto {bruttorente}. Davon behalten wir den Eigenanteil zur Kranken- und Pflegeversicherung ein und überweisen den Rest am letzten Bankarbeitstag jedes Monats. Diese Rente gilt ab dem {gueltigAb} bis zur nächsten Anpassung.',
      'Bewahren Sie dieses Schreiben bitte für andere Stellen auf.',
    ],
    gruss: 'Mit freundlichen Grüßen\nIhre Rentenversicherung',
  },
  'alg-bescheid': {
    absender: ['Arbeitsagentur Nordheide', 'Team Leistungen'],
    betreff: 'Entscheidung über Ihren Antrag auf Arbeitslosengeld',
    absaetze: [
      'Guten Tag,',
      'über den Antrag von {name}, geboren am {geburtsdatum}, haben wir positiv entschieden.',
      'Arbeitslosengeld wird bewilligt für die Zeit vom {von} bis einschließlich {bis}. Der Anspruch beruht auf den Beschäftigungszeiten der vergangenen dreißig Monate. Das Arbeitslosengeld beträgt monatlich {leistungsbetragMonat}; der Monat wird dabei mit dreißig Tagen gerechnet. Die Zahlung geht jeweils am Monatsende auf dem angegebenen Konto ein.',
      'Teilen Sie uns jede Änderung, vor allem eine neue Beschäftigung, bitte sofort mit.',
    ],
    gruss: 'Mit freundlichen Grüßen\nTeam Leistungen',
  },
  'unterhaltsvorschuss-bescheid': {
    absender: ['Landratsamt · Fachbereich Jugend', 'Schlossstraße 9'],
    betreff: 'Unterhaltsvorschuss: Ihre Bewilligung',
    absaetze: [
      'Guten Tag,',
      'wir zahlen weiterhin Unterhaltsvorschuss für das Kind {kind}, geboren am {geburtsdatum}. Der andere Elternteil kommt seiner Pflicht zum Unterhalt derzeit nicht nach, deshalb tritt das Land in Vorleistung.',
      'Der Unterhaltsvorschuss beträgt monatlich {betragMonat}. Das Kindergeld ist bereits abgezogen. Dieser Betrag gilt ab dem {gueltigAb} und wird im Voraus überwiesen.',
    ],
    gruss: 'Im Auftrag\nUnterhaltsvorschussstelle',
  },
  schwerbehindertenausweis: {
    absender: ['Amt für Soziale Angelegenheiten', 'Feststellungsstelle'],
    betreff: 'Ausstellung Ihres Ausweises',
    absaetze: [
      'Guten Tag,',
      'mit diesem Schreiben bestätigen wir, dass für {name}, geboren am {geburtsdatum}, ein Schwerbehindertenausweis ausgestellt ist. Festgestellt wurde ein Grad der Behinderung von {gdb} durch unseren Bescheid, der Ihnen bereits vorliegt.',
      'Der Ausweis ist gültig bis zum {gueltigBis}. Beantragen Sie die Verlängerung rechtzeitig, am besten drei Monate vorher.',
    ],
    gruss: 'Mit freundlichen Grüßen\nFeststellungsstelle',
  },
}
