import { z } from 'zod'
import { Als, Ausdruck, Code, Dezimalzahl, Je, Kennung, Name, Norm, objekt, Pfadname, Titel } from './grund.ts'

const LeseFeld = objekt({
  id: Name.describe('Name des Feldes für die Vergleiche.'),
  typ: z
    .enum(['betrag', 'datum', 'text', 'name', 'namen', 'ganzzahl', 'auswahl'])
    .describe('Was gelesen wird; `namen` = eine Person je Zeile.'),
  label: z.array(z.string().min(1)).min(1).describe('Die Beschriftungen, an denen das Feld erkannt wird.'),
  wo: z
    .array(z.enum(['rechts', 'darunter', 'danach']))
    .min(1)
    .describe('Wo der Wert neben der Beschriftung steht.'),
  werte: z
    .record(z.string(), z.array(z.string().min(1)).min(1))
    .optional()
    .describe('Nur bei `auswahl`: Wert → gedruckte Wörter.'),
})
const VergleichJson = objekt({
  feld: Name.describe('Das gelesene Feld.'),
  bisFeld: Name.optional().describe('Nur bei `zeitraum-monate`: das Feld mit dem letzten Tag.'),
  mit: Ausdruck.optional().describe('Der Ausdruck, mit dem verglichen wird.'),
  art: z
    .enum(['gleich', 'name', 'namen', 'prozent', 'spaetestens', 'fruehestens', 'hoechstens-alt', 'zeitraum-monate'])
    .describe('Wie verglichen wird, siehe unten.'),
  toleranz: Dezimalzahl.optional().describe('Prozent, Monate oder Zahl der Monate, je nach `art`.'),
  norm: Norm.optional(),
})
export const NachweisJson = objekt({
  id: Kennung.describe('Kennung der Art des Nachweises.'),
  code: Code,
  titel: Titel.describe('Wie der Nachweis in Schreiben heißt.'),
  je: Je.optional(),
  als: Als.optional(),
  wenn: Ausdruck.describe('Wann der Nachweis gebraucht wird.'),
  norm: Norm,
  text: Kennung.describe('Name des Textes, der ihn anfordert.'),
  lesen: objekt({ felder: z.array(LeseFeld).min(1).describe('Die Felder, die gelesen werden.') })
    .optional()
    .describe('Was die Maschine liest. Ohne diesen Abschnitt sieht ein Mensch den Nachweis an.'),
  vergleiche: z.array(VergleichJson).optional().describe('Was mit den Angaben übereinstimmen muss.'),
})
export type NachweisJson = z.infer<typeof NachweisJson>
export const NachweiseJson = objekt({ nachweise: z.array(NachweisJson).describe('Alle Arten von Nachweisen.') })

const ziel = {
  organisationseinheit: Titel.describe('Das Amt.'),
  team: Titel.describe('Das Team im Amt.'),
  fachverfahren: Kennung.describe('Wohin der entschiedene Fall übergeben wird; danach heißt der Austauschordner.'),
  aktenplan: Titel.describe('Stelle im Aktenplan.'),
}
export const ZustaendigkeitJson = objekt({
  regeln: z
    .array(objekt({ wenn: Ausdruck.describe('Bedingung als Ausdruck über Angaben.'), ...ziel }))
    .describe('Der Reihe nach; die erste, die zutrifft, gilt.'),
  sonst: objekt({
    code: Code,
    titel: Titel.optional().describe('Warum ein Mensch hinsehen muss.'),
    norm: Norm.optional(),
    text: z.string().optional().describe('Erklärung für die Sachbearbeitung.'),
    ...ziel,
  }).describe('Wenn keine Regel zutrifft: ein Mensch ordnet zu.'),
  aktenzeichen: objekt({
    muster: Titel.describe('Muster mit `{jahr}` und `{laufend}`.'),
    uebernehmen: Pfadname.optional().describe('Angabe (text) mit einem vorhandenen Aktenzeichen.'),
  })
    .optional()
    .describe('Wie Aktenzeichen vergeben werden.'),
})
export type ZustaendigkeitJson = z.infer<typeof ZustaendigkeitJson>

export const AussteuerungJson = objekt({
  gruende: z
    .array(
      objekt({
        code: Code,
        titel: Titel.describe('Der Grund in wenigen Worten.'),
        norm: Norm,
        durch: z
          .enum(['regel', 'gate', 'nachweis', 'verfahren'])
          .describe('Was den Menschen ruft; `verfahren` = ein anderes Verfahren, das kein Antrag zeigt.'),
        gate: Kennung.optional().describe('Nur bei `gate`: dessen Kennung.'),
        text: Kennung.optional().describe(
          'Name eines Textes aus `texte/`, der den Grund in einfachen Worten erklärt. Bei `regel` erklärt ihn der Text der Regel.',
        ),
        faelle: z.array(Kennung).optional().describe('Testfälle aus faelle/, die den Grund zeigen.'),
      }),
    )
    .describe('Jeder Grund, aus dem ein Mensch übernimmt.'),
})
export type AussteuerungJson = z.infer<typeof AussteuerungJson>
