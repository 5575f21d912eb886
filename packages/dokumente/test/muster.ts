import type {
  Bescheid,
  Eingangsbestaetigung,
  Erinnerung,
  Fristantwort,
  Kopf,
  Nachforderung,
  Ruecknahmebestaetigung,
  Versagung,
} from '@weiche/dokumente'
import { parseText } from '@weiche/dokumente'

export const kopf: Kopf = {
  vorgangId: 'K7QD-2M9X-P0AH-W4TR-8',
  aktenzeichen: '50.1-2025-000417',
  datum: '2025-01-22',
  leistung: 'Wohngeld',
  behoerde: {
    name: 'Stadt Musterhausen',
    stelle: 'Amt für Soziales, Wohngeldbehörde',
    strasse: 'Rathausplatz 1',
    ort: '12345 Musterhausen',
    telefon: '01234 567-890',
    email: 'wohngeld@musterhausen.example',
  },
  empfaenger: ['Frau', 'Jördis Weiß-Śliwińska', 'Straße des Friedens 17', '12345 Musterhausen'],
  anrede: 'Guten Tag Jördis Weiß-Śliwińska',
  bezug: 'Ihr Antrag vom 17. November 2024',
  abschrift: false,
}

const automatik = parseText(
  'Über Ihren Antrag wurde ausschließlich automatisch entschieden (§ 31a SGB X). Sie können verlangen, dass ein Mensch die Entscheidung prüft. Schreiben Sie uns dazu oder rufen Sie uns an.',
)

export const bewilligung: Bescheid = {
  ...kopf,
  art: 'bescheid',
  ausgang: 'bewilligung',
  weg: 'dunkel',
  betragstitel: 'Wohngeld im Monat',
  ergebnis: parseText(
    'Wir bewilligen Ihnen **Wohngeld als Mietzuschuss** vom {{von}} bis zum {{bis}}.\n\nSo viel erhalten Sie jeden Monat:',
    { von: '1. November 2024', bis: '31. Oktober 2025' },
  ),
  ersetzt: [],
  betraege: [
    { von: '2024-11-01', bis: '2024-12-31', betrag: '101.00' },
    { von: '2025-01-01', bis: '2025-10-31', betrag: '1135.00' },
  ],
  zahlung: parseText(
    'Wir zahlen das Wohngeld monatlich im Voraus auf das Konto mit den letzten vier Stellen **3000**. Die Beträge für die vergangenen Monate überweisen wir in einer Summe.',
  ),
  aufstellung: {
    titel: 'Ihr Haushalt',
    spalten: ['Person', 'Für die Berechnung'],
    zeilen: [
      { name: 'Jördis Weiß-Śliwińska', angabe: 'wird berücksichtigt, antragstellende Person' },
      { name: 'Çağla Weiß', angabe: 'wird berücksichtigt' },
      { name: 'Øyvind Weiß', angabe: 'bleibt außer Betracht (§ 7 Abs. 1 WoGG)' },
    ],
  },
  kenngroessen: [
    { titel: 'Zu berücksichtigende Haushaltsmitglieder', wert: '2', norm: '§§ 5 bis 8 WoGG' },
    { titel: 'Monatliche Miete', wert: '520,00 €', norm: '§ 9 WoGG' },
    { titel: 'Zu berücksichtigende Miete', wert: '506,30 €', norm: '§§ 11, 12 WoGG' },
    { titel: 'Summe der monatlichen Einkommen', wert: '1.412,50 €', norm: '§ 14 WoGG' },
    { titel: 'Monatliches Gesamteinkommen', wert: '1.271,25 €', norm: '§ 13 WoGG' },
  ],
  gruende: [
    {
      text: 'Sie wohnen zur Miete und nutzen den Wohnraum selbst. Damit können Sie Mietzuschuss erhalten.',
      norm: '§ 3 Abs. 1 WoGG',
    },
    {
      text: 'Das Gesetz hat sich zum 1. Januar 2025 geändert. Für die Monate davor rechnen wir nach dem alten Recht, für die Monate danach nach dem neuen.',
      norm: '§ 41 Abs. 1 WoGG',
    },
  ],
  berechnung: [
    ['2024-11-01', '2024-12-31', '101,00 €'],
    ['2025-01-01', '2025-10-31', '135,00 €'],
  ].map(([von, bis, betrag]) => ({
    von: von!,
    bis: bis!,
    zeilen: [
      { titel: 'Bruttokaltmiete im Monat', wert: '520,00 €', norm: '§ 9 Abs. 1 WoGG' },
      { titel: 'Höchstbetrag für 2 Personen, Mietenstufe III', wert: '506,30 €', norm: '§ 12 Abs. 1 WoGG, Anlage 1' },
      { titel: 'Entlastung bei den Heizkosten', wert: '142,60 €', norm: '§ 12 Abs. 6 WoGG' },
      {
        titel: 'Jahreseinkommen nach Abzug der Werbungskosten',
        wert: '16.950,00 €',
        norm: '§ 14 Abs. 1 WoGG, § 9a EStG',
      },
      { titel: 'Pauschaler Abzug 10 %', wert: '−1.695,00 €', norm: '§ 16 WoGG' },
      { titel: 'Monatliches Gesamteinkommen', wert: '1.271,25 €', norm: '§ 13 Abs. 2 WoGG' },
      { titel: 'Zwischenwert z1', wert: '0,3010822600', norm: 'Anlage 3 Nr. 2 WoGG' },
      { titel: 'Wohngeld im Monat, gerundet', wert: betrag!, norm: '§ 19 Abs. 2 WoGG, Anlage 3 Nr. 3' },
    ],
  })),
  pflichten: parseText(`Teilen Sie uns bitte sofort mit, wenn

- sich die Zahl der Haushaltsmitglieder verringert,
- Ihre Miete um **mehr als 15 Prozent** sinkt,
- Ihr Gesamteinkommen um **mehr als 15 Prozent** steigt,
- niemand aus Ihrem Haushalt die Wohnung mehr nutzt oder
- jemand aus Ihrem Haushalt eine Leistung beantragt oder erhält, die das Wohngeld ausschließt.

Das steht in § 27 Abs. 3 und § 28 WoGG. Wer das nicht tut, muss mit einer Geldbuße rechnen.`),
  hinweise: [
    {
      titel: 'Wenn Sie länger Wohngeld brauchen',
      text: parseText(
        'Wohngeld gibt es nach Ablauf des Bewilligungszeitraums nur auf neuen Antrag. Stellen Sie ihn am besten zwei Monate vorher.',
      ),
    },
  ],
  rechtsbehelf: parseText(
    'Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Widerspruch erheben. Der Widerspruch ist schriftlich oder zur Niederschrift bei der Stadt Musterhausen, Rathausplatz 1, 12345 Musterhausen, einzulegen.',
  ),
  automatik,
  ohneUnterschrift: parseText(
    'Dieser Bescheid wurde mit Hilfe automatischer Einrichtungen erlassen und ist ohne Unterschrift gültig (§ 33 Abs. 5 SGB X).',
  ),
}

export const ablehnung: Bescheid = {
  ...bewilligung,
  ausgang: 'ablehnung',
  weg: 'person',
  ergebnis: parseText(
    'Wir lehnen Ihren Antrag auf Wohngeld **ab**, weil das errechnete Wohngeld unter 10 Euro im Monat liegt.',
  ),
  betraege: [],
  zahlung: [],
  pflichten: [],
  gruende: [
    {
      text: 'Das errechnete Wohngeld beträgt 4 Euro im Monat. Unter 10 Euro besteht kein Anspruch.',
      norm: '§ 21 Nr. 1 WoGG',
    },
  ],
}

export const nachforderung: Nachforderung = {
  ...kopf,
  art: 'nachforderung',
  frist: '2025-02-19',
  einleitung: parseText(
    'Wir können noch nicht über Ihren Antrag entscheiden, weil uns Unterlagen fehlen. Es sind nur die folgenden; mehr brauchen wir zurzeit nicht.',
  ),
  punkte: [
    {
      titel: 'Mietbescheinigung',
      betrifft: '',
      grund: 'Aus Ihren Angaben geht nicht hervor, welcher Teil der Miete auf die Heizkosten entfällt.',
      norm: '§ 9 Abs. 2, § 23 Abs. 3 WoGG',
    },
    {
      titel: 'Verdienstbescheinigung der letzten 12 Monate',
      betrifft: 'Çağla Weiß',
      grund: 'Die eingereichte Bescheinigung umfasst nur neun Monate.',
      norm: '§ 15 Abs. 1, § 23 Abs. 1 WoGG',
    },
    {
      titel: 'Witwenrentenversicherungsbescheinigungsanforderungsschreiben',
      betrifft: 'Øyvind Weiß',
      grund:
        'Ohne die Rentenversicherungsnachweise und die Grundrentenzeitenbescheinigung können wir den Grundrentenfreibetrag nicht berücksichtigen.',
      norm: '§ 17a WoGG',
    },
  ],
  einreichen: parseText(
    'Am schnellsten geht es über das Portal, über das Sie den Antrag gestellt haben. Sie können die Unterlagen auch per Post schicken oder abgeben. Kopien genügen. Nennen Sie dabei bitte immer die Vorgangs-ID **{{vorgangId}}**.',
    { vorgangId: kopf.vorgangId },
  ),
  mitwirkung: parseText(
    'Wer eine Sozialleistung beantragt, muss die Tatsachen angeben und die Nachweise vorlegen, auf die es ankommt (§ 60 Abs. 1 SGB I).',
  ),
  automatik: [],
}

export const erinnerung: Erinnerung = {
  ...nachforderung,
  art: 'erinnerung',
  datum: '2025-02-20',
  nachforderungVom: '2025-01-22',
  frist: '2025-03-06',
  einleitung: parseText('Wir haben Sie um Unterlagen gebeten. Bis heute fehlen uns noch die folgenden.'),
  belehrung: parseText(
    'Wenn die Unterlagen bis zu diesem Tag nicht bei uns sind, können wir Ihren Antrag **ohne weitere Ermittlungen ablehnen** (§ 66 Abs. 1 und 3 SGB I). Holen Sie die Mitwirkung später nach, können wir die Leistung nachträglich erbringen (§ 67 SGB I).',
  ),
}

export const versagung: Versagung = {
  ...kopf,
  art: 'versagung',
  datum: '2025-04-01',
  ausspruch: parseText('Wir **versagen** Ihnen das Wohngeld, bis Sie die Mitwirkung nachholen.'),
  sachverhalt: parseText('Wir haben Sie aufgefordert und erinnert. Bis zum **6. März 2025** ist nicht eingegangen:'),
  punkte: nachforderung.punkte,
  erschwerung: ['Die Höhe der Miete lässt sich anders nicht feststellen.'],
  ermessen: ['Wir haben die Lage der Familie bedacht.', 'Eine weitere Frist hätte <b>nichts</b> geändert.'],
  norm: '§ 66 Abs. 1 SGB I',
  nachholen: parseText('Sie können die Mitwirkung jederzeit nachholen (§ 67 SGB I).'),
  einreichen: nachforderung.einreichen,
  rechtsbehelf: bewilligung.rechtsbehelf,
  ohneUnterschrift: bewilligung.ohneUnterschrift,
}

export const fristantwort: Fristantwort = {
  ...kopf,
  art: 'fristantwort',
  ausgang: 'abgelehnt',
  frist: '2025-03-06',
  text: parseText('Sie haben uns um mehr Zeit gebeten. Das können wir Ihnen **nicht** geben.'),
  begruendung: ['Die Bescheinigung kann Ihr Vermieter innerhalb weniger Tage ausstellen.'],
  einreichen: nachforderung.einreichen,
}

export const eingangsbestaetigung: Eingangsbestaetigung = {
  ...kopf,
  art: 'eingangsbestaetigung',
  aktenzeichen: '',
  eingegangenAm: '2024-11-17',
  datum: '2024-11-17',
  text: parseText('Wir haben Ihren Antrag erhalten. Der Tag des Eingangs zählt für den Beginn der Leistung.'),
  unterlagen: [
    { titel: 'Mietbescheinigung', dateiname: 'mietbescheinigung.pdf' },
    { titel: 'Verdienstbescheinigung für Çağla Weiß', dateiname: 'verdienst_2024_final(2).pdf' },
  ],
  hinweise: [
    {
      titel: 'So geht es weiter',
      text: parseText(
        '1. Wir prüfen, ob alle Angaben und Nachweise da sind.\n2. Fehlt etwas, schreiben wir Ihnen einmal und nennen alles, was fehlt.\n3. Danach erhalten Sie einen Bescheid.',
      ),
    },
  ],
}

export const ruecknahme: Ruecknahmebestaetigung = {
  ...kopf,
  art: 'ruecknahmebestaetigung',
  zurueckgenommenAm: '2025-01-20',
  text: parseText(
    'Sie haben Ihren Antrag zurückgenommen. Wir bearbeiten ihn nicht weiter. Sie können jederzeit einen neuen Antrag stellen.',
  ),
}

export const alleMuster = {
  bewilligung,
  ablehnung,
  abschrift: { ...bewilligung, abschrift: true },
  nachforderung,
  erinnerung,
  versagung,
  nachVersagung: { ...bewilligung, ersetzt: parseText('Dieser Bescheid ersetzt den Bescheid vom 1. April 2025.') },
  fristantwort,
  mehrZeit: { ...fristantwort, ausgang: 'gewaehrt' as const },
  eingangsbestaetigung,
  ruecknahme,
}
