import { z } from 'zod'
import { Norm, objekt, Pfadname } from './grund.ts'

const Wirksam = objekt({
  kanaele: z
    .array(z.enum(['brief', 'postfach']))
    .min(1)
    .describe(
      'Der Reihe nach: Der erste Weg wird genommen, der nächste erst, wenn er scheitert. `brief` oder `postfach`; eine E-Mail bewirkt nie etwas.',
    ),
  norm: Norm.describe('Die Vorschrift zur Form und Bekanntgabe, zum Beispiel `§ 24 Abs. 2 Satz 1 WoGG, § 37 SGB X`.'),
})

/** Which way takes legal effect is law, so it stands in the package; which servers there are is a setting of the installation. */
export const Zustellung = objekt({
  bescheid: Wirksam.describe('Auf welchen Wegen ein Bescheid wirksam wird.'),
  schreiben: Wirksam.describe('Auf welchen Wegen Nachforderung und Erinnerung wirksam werden.'),
  hinweise: z
    .array(z.enum(['postfach', 'mail', 'webhook']))
    .describe(
      'Was darüber hinaus darauf aufmerksam macht und keine Frist auslöst: `postfach` (Abschrift im Postfach der Portalseite), `mail`, `webhook` (das Portal, über das der Antrag kam).',
    ),
  email: Pfadname.optional().describe('Angabe (text) mit der E-Mail-Adresse; nötig für `mail`.'),
}).describe('Wie zugestellt wird. Ohne diesen Abschnitt: nur durch Brief und ohne Hinweise.')
export type Zustellung = z.infer<typeof Zustellung>
