import { z } from 'zod'
import { Dezimalzahl, Kennung, Norm, objekt, Pfadname, Tag, Titel } from './grund.ts'
import { Rechenbild } from './rechenbild.ts'
import { Zustellung } from './zustellung.ts'

const Text = Kennung.describe('Name eines Textes aus `texte/`, ohne `.md`.')
const Texte = z.array(Text)

const Rechtsbehelf = objekt({
  art: z.enum(['widerspruch', 'klage']).describe('`widerspruch` oder `klage`.'),
  norm: Norm,
  text: Text,
})

/** Which text stands where in which letter. */
const Brieftexte = objekt({
  bewilligung: Text.describe('Einleitung der Bewilligung.'),
  ablehnung: Text.describe('Einleitung der Ablehnung.'),
  zahlung: Text.describe('Wann und wohin gezahlt wird.'),
  pflichten: Text.describe('Was nach dem Bescheid mitzuteilen ist.'),
  hinweise: Texte.describe('Hinweise am Ende der Bewilligung.'),
  hinweiseAblehnung: Texte.describe('Hinweise am Ende der Ablehnung.'),
  begruendung: Text.optional().describe(
    'Begründung, wenn die Regeln bewilligen; ohne Angabe steht da, dass die Voraussetzungen vorliegen.',
  ),
  automatik: Text.describe('Satz, dass die Entscheidung automatisch erging.'),
  ohneUnterschrift: Text.describe('Satz, dass der Bescheid ohne Unterschrift gilt.'),
  nachforderung: Text.describe('Einleitung der Nachforderung.'),
  nachforderungAutomatik: Text.describe('Satz, dass die Nachforderung automatisch erging.'),
  einreichen: Text.describe('Wie Unterlagen eingereicht werden.'),
  mitwirkung: Text.describe('Belehrung über die Mitwirkung.'),
  erinnerung: Text.describe('Einleitung der Erinnerung.'),
  belehrung: Text.describe('Belehrung über die Folgen fehlender Mitwirkung.'),
  mehrZeit: Text.describe('Antwort, wenn ein Mensch mehr Zeit gewährt.'),
  keineMehrZeit: Text.describe(
    'Antwort, wenn ein Mensch keine weitere Zeit gewährt; `{{frist}}` ist die Frist, die bleibt.',
  ),
  eingang: Text.describe('Bestätigung des Eingangs.'),
  ruecknahme: Text.describe('Bestätigung der Rücknahme.'),
}).describe('Welcher Text an welcher Stelle der Schreiben steht.')

/** Refusal for missing cooperation. Two of the texts are drafts: the person at the case completes and answers for them. */
const Versagung = objekt({
  norm: Norm.describe('Die Vorschrift, die sie erlaubt, zum Beispiel `§ 66 Abs. 1 SGB I`.'),
  nachholung: Norm.describe('Was gilt, wenn die Mitwirkung nachgeholt wird, zum Beispiel `§ 67 SGB I`.'),
  ausspruch: Text.describe('Was verfügt wird.'),
  sachverhalt: Text.describe('Aufforderung, Erinnerung und Frist; danach steht die Liste dessen, was fehlt.'),
  erschwerung: Text.describe('Vorschlag: warum der Sachverhalt schwerer aufzuklären ist. „[…]“ ergänzt der Mensch.'),
  ermessen: Text.describe('Vorschlag: Erwägungen des Ermessens. „[…]“ ergänzt der Mensch.'),
  nachholen: Text.describe('Was geschieht, wenn die Mitwirkung nachgeholt wird.'),
  ersetzt: Text.describe('Satz im späteren Bescheid, der an die Stelle der Versagung tritt.'),
})

/** What the letters need: who writes, which court, which remedy, which texts. */
const Bescheid = objekt({
  behoerde: objekt({
    name: Titel.describe('Name der Behörde.'),
    stelle: z.string().describe('Amt oder Abteilung; leer, wenn es keine gibt.'),
    strasse: Titel.describe('Straße und Hausnummer.'),
    ort: Titel.describe('Postleitzahl und Ort.'),
    telefon: z.string().describe('Telefon; leer, wenn keines genannt wird.'),
    email: z.string().describe('E-Mail; leer, wenn keine genannt wird.'),
    land: Titel.describe('Land des Sitzes; danach richten sich Feiertage und Rechtsbehelf.'),
    gemeinde: Titel.optional().describe(
      'Gemeinde des Sitzes, wie `Augsburg`: für Feiertage, die nur dort gelten. Ohne Angabe zählen die des ganzen Landes.',
    ),
    oertlich: z
      .array(z.enum(['mariae-himmelfahrt', 'fronleichnam', 'friedensfest']))
      .optional()
      .describe(
        'Feiertage der Gemeinde, die Weiche nicht kennt; in Bayern `mariae-himmelfahrt`, wo das Landesamt für Statistik ihn feststellt.',
      ),
  }).describe('Wer schreibt.'),
  gericht: objekt({
    name: Titel.describe('Name des Gerichts, wie er nach „beim“ steht.'),
    anschrift: Titel.describe('Anschrift des Gerichts.'),
  }).describe('Wo geklagt werden kann.'),
  rechtsbehelf: objekt({
    standard: Rechtsbehelf.describe('Gilt, wenn das Land keinen eigenen nennt.'),
    laender: z.record(z.string(), Rechtsbehelf).describe('Abweichungen: Name des Landes → Rechtsbehelf.'),
  }).describe('Der Rechtsbehelf gegen den Bescheid.'),
  kenngroessen: z.array(Pfadname).describe('Ableitungen, die das Gesetz im Bescheid verlangt.'),
  rechenbild: Rechenbild,
  empfaenger: Pfadname.optional().describe(
    'Die Gruppe aus angaben.json mit Name und Anschrift der Person, die angeschrieben wird (`vorname`, `nachname`, `strasse`, `hausnummer`, `plz`, `ort`); ohne Angabe `antragsteller`.',
  ),
  bezug: Titel.optional().describe(
    'Betreff der Schreiben; ohne Angabe `Ihr Antrag vom {{antragVom}}`. Einziger Platzhalter ist `{{antragVom}}`.',
  ),
  aufstellung: objekt({
    titel: Titel.describe('Überschrift, zum Beispiel `Ihr Haushalt`.'),
    je: Pfadname.describe('Die Liste aus angaben.json, deren Einträge aufgezählt werden.'),
    spalten: z.tuple([Titel, Titel]).describe('Die Köpfe der beiden Spalten.'),
    wert: Pfadname.describe('Was in der zweiten Spalte steht: eine Ableitung mit `je` oder ein Feld des Eintrags.'),
    worte: z.record(z.string(), z.string()).describe('Wert → gedruckte Wörter; andere Werte bleiben leer.'),
  })
    .optional()
    .describe('Eine Liste des Antrags, die der Bescheid aufzählt.'),
  versagung: Versagung.optional().describe(
    'Versagung wegen fehlender Mitwirkung. Immer verfügt sie ein Mensch; ohne diesen Abschnitt gibt es sie bei dieser Leistung nicht.',
  ),
  texte: Brieftexte,
}).describe('Was die Schreiben brauchen. Ohne diesen Abschnitt schreibt die Leistung keine Briefe.')

export const LeistungJson = objekt({
  id: Kennung.describe('Kennung der Leistung; so heißt auch der Ordner.'),
  name: Titel.describe('Name der Leistung in Schreiben und Listen.'),
  leistungsschluessel: z.string().describe('Schlüssel im Leistungskatalog (LeiKa), leer wenn es keinen gibt.'),
  rechtsgrundlage: Titel.describe('Das Gesetz, zum Beispiel `Wohngeldgesetz (WoGG)`.'),
  geprueftBis: Tag.describe(
    'Bis zu diesem Tag ist das Recht geprüft. Eine Entscheidung danach trifft immer ein Mensch.',
  ),
  automatisierung: objekt({
    norm: z
      .string()
      .trim()
      .describe(
        'Die Vorschrift, die automatische Entscheidungen erlaubt, zum Beispiel `§ 31a SGB X`; leer, wenn es keine gibt: Dann entscheidet immer ein Mensch.',
      ),
    ermessen: z.boolean().describe('`true`: Es gibt Ermessen, dann entscheidet immer ein Mensch.'),
    modus: z
      .enum(['automatisch', 'assistiert'])
      .optional()
      .describe('`assistiert`: Die Regeln schlagen nur vor, ein Mensch entscheidet; ohne Angabe `automatisch`.'),
    stichprobe: Dezimalzahl.describe('Anteil der Fälle, die zur Kontrolle ein Mensch bekommt: `"0.02"` = 2 %.'),
    zweitrechnung: Dezimalzahl.optional().describe(
      'Anteil der Fälle, deren Regeln json-rules-engine ein zweites Mal beurteilt; ohne Angabe `"0.01"`.',
    ),
  }).describe('Ob und warum die Maschine entscheiden darf.'),
  ergebnis: objekt({
    betrag: Pfadname.describe('Die Ableitung (Typ `betrag`), die den Betrag nennt.'),
    turnus: z
      .enum(['monat', 'einmal'])
      .optional()
      .describe('`monat` (Vorgabe): der Betrag gilt je Monat; `einmal`: er gilt für den ganzen Zeitraum.'),
    zeitraum: objekt({
      von: Pfadname.describe('Ableitung (Typ `datum`): erster Tag.'),
      bis: Pfadname.describe('Ableitung (Typ `datum`): letzter Tag.'),
    })
      .optional()
      .describe(
        'Nur bei `einmal`: der Zeitraum, für den der Betrag gilt, wenn er nicht aus ganzen Monaten ab dem Eingang besteht.',
      ),
    bezeichnung: Titel.optional().describe('Was über dem Betrag steht, zum Beispiel `Hundesteuer im Jahr`.'),
    zeitraumMonate: z.int().min(1).max(60).describe('Länge des Zeitraums in Monaten (1 bis 60).'),
    monate: Pfadname.optional().describe('Angabe (ganzzahl), die einen anderen Zeitraum in Monaten nennt.'),
    beginn: z.literal('monat-des-eingangs').describe('Der Zeitraum beginnt mit dem Monat des Eingangs.'),
    auswahl: z
      .enum(['monat-oder-entscheidung', 'eingang'])
      .describe(
        '`monat-oder-entscheidung`: Für einen Monat gilt die Fassung am früheren Tag, Monatsbeginn oder Entscheidung. `eingang`: Für alles gilt die Fassung am Tag des Eingangs; bei `einmal` immer so.',
      ),
  }).describe('Was berechnet wird und für welchen Zeitraum.'),
  mitwirkung: objekt({
    norm: Norm.describe('Warum Angaben und Nachweise verlangt werden dürfen, zum Beispiel `§ 60 Abs. 1 Nr. 1 SGB I`.'),
    folgen: Norm.describe('Was gilt, wenn sie ausbleiben, zum Beispiel `§ 66 SGB I`.'),
  }).describe('Die Pflicht zur Mitwirkung.'),
  fristen: objekt({
    nachforderungTage: z.int().min(1).describe('Tage für die Antwort auf eine Nachforderung.'),
    erinnerungTage: z.int().min(1).describe('Tage bis zur Erinnerung.'),
    verlaengerung: objekt({
      anzahl: z.int().min(1).describe('So oft, je Nachforderung.'),
      tage: z.int().min(1).describe('Um höchstens so viele Tage nach dem jetzigen Ende der Frist.'),
    })
      .optional()
      .describe(
        'Bittet jemand vor Ablauf um mehr Zeit, wird sie in diesem Rahmen sofort gewährt (§ 26 Abs. 7 SGB X, § 31 Abs. 7 VwVfG); sonst antwortet ein Mensch.',
      ),
    bekanntgabe: z
      .enum(['fester-tag', 'werktag'])
      .optional()
      .describe(
        'Wann ein Brief als bekannt gegeben gilt: `fester-tag` (Vorgabe): am vierten Tag nach der Aufgabe (§ 37 Abs. 2 SGB X); `werktag`: ist das kein Werktag, am nächsten (§ 122 Abs. 2 Nr. 1, § 108 Abs. 3 AO).',
      ),
  }).describe('Fristen in Tagen.'),
  schutz: objekt({
    adresse: Pfadname.describe('Angabe (janein): Es besteht eine Auskunftssperre.'),
    betreuung: Pfadname.describe('Angabe (janein): Es besteht eine rechtliche Betreuung.'),
  }).describe('Zwei Angaben, die immer einen Menschen rufen.'),
  bescheid: Bescheid.optional(),
  zustellung: Zustellung.optional(),
})
export type LeistungJson = z.infer<typeof LeistungJson>
