import { z } from 'zod'
import { phasen } from '../bedingung/ergebnis.ts'
import {
  Als,
  Ausdruck,
  Code,
  Je,
  Kennung,
  Name,
  Norm,
  objekt,
  Pfadname,
  Quelle,
  Skalartyp,
  Tag,
  Titel,
  Zelle,
} from './grund.ts'

export const FassungJson = objekt({
  wie: Tag.optional().describe(
    'Tag einer anderen Fassung, deren Ableitungen, Regeln und Tabellen auch hier gelten. Dann liegt hier nur noch parameter.json.',
  ),
  titel: z.string().optional().describe('Wie diese Fassung genannt wird, zum Beispiel `Fortschreibung 2025`.'),
  quelle: Quelle.optional(),
})

const parameterBasis = {
  id: Pfadname.describe('Name, unter dem Ausdrücke und Bedingungen den Wert finden.'),
  typ: Skalartyp,
  titel: z.string().optional().describe('Wie der Wert für Menschen heißt.'),
  norm: Norm,
  quelle: Quelle.optional(),
}
export const TabelleJson = objekt({
  ...parameterBasis,
  schluessel: z
    .array(objekt({ id: Name.describe('Name des Schlüssels.'), typ: Skalartyp }))
    .min(1)
    .describe('Womit nachgeschlagen wird; die Tabelle ist eine Funktion davon: `hoechstbetrag(personen, stufe)`.'),
  werte: z.array(z.array(Zelle)).min(1).describe('Die Zeilen: die Schlüssel in ihrer Reihenfolge, dann der Wert.'),
})
export type TabelleJson = z.infer<typeof TabelleJson>

export const EinzelwertJson = objekt({
  ...parameterBasis,
  typ: z
    .enum([...Skalartyp.options, 'dauer'])
    .describe(
      'Art des Wertes: `janein`, `betrag` (EUR), `zahl`, `ganzzahl`, `text`, `datum` oder `dauer` (`"P1M"` Monate, `"P14D"` Tage).',
    ),
  wert: Zelle.describe('Der Wert; Beträge und Dezimalzahlen als Text mit Punkt.'),
})
export type EinzelwertJson = z.infer<typeof EinzelwertJson>
export const ParameterJson = objekt({
  parameter: z
    .array(z.union([EinzelwertJson.describe('Einzelner Wert.'), TabelleJson.describe('Tabelle.')]))
    .describe('Die Werte dieser Fassung.'),
})

export const Rundung = objekt({
  modus: z
    .enum(['half-up', 'half-down', 'half-even', 'up', 'down', 'floor', 'ceiling'])
    .describe(
      '`half-up` kaufmännisch, `floor` abrunden, `ceiling` aufrunden; `up` weg von 0, `down` zur 0; `half-down` und `half-even` wie `half-up`, nur eine 5 allein geht zur 0 oder zur geraden Ziffer.',
    ),
  skala: z.int().min(0).max(10).describe('Zahl der Nachkommastellen nach dem Runden (0 bis 10).'),
  norm: Norm,
})
export type Rundung = z.infer<typeof Rundung>
export const AbleitungJson = objekt({
  id: Pfadname.describe(
    'Name des berechneten Wertes. Mit `je` beginnt er mit dem Namen des Eintrags (`mitglied.alter`).',
  ),
  titel: Titel.describe('Überschrift der Zeile; darf Werte nennen: `Einkommen von {{mitglied.vorname}}`.'),
  typ: z.enum([...Skalartyp.options, 'liste']).describe('Art des Ergebnisses; `liste` zusammen mit `von`.'),
  von: Skalartyp.optional().describe('Woraus eine Liste besteht.'),
  je: Je.optional(),
  als: Als.optional(),
  ausdruck: Ausdruck.describe('Die Rechnung, siehe „Ausdrücke“.'),
  rundung: Rundung.optional().describe('Wie das Ergebnis gerundet wird.'),
  norm: Norm,
  bescheid: z.boolean().optional().describe('`true`: Die Zeile steht auf dem Berechnungsbogen des Bescheids.'),
})
export type AbleitungJson = z.infer<typeof AbleitungJson>
export const AbleitungenJson = objekt({ ableitungen: z.array(AbleitungJson).describe('Die berechneten Werte.') })

/** What stands in conditions is read by lade-bedingung.ts; its JSON Schema is in schema/bedingung.ts. */
const Bedingung = z.unknown().meta({ $ref: '#/$defs/bedingung' })

export const BedingungJson = objekt({
  id: Name.describe('Name, unter dem andere Bedingungen sie nennen: `{ "condition": "alleinerziehend" }`.'),
  titel: Titel.describe('Was sie bedeutet, in einem Satz.'),
  norm: Norm,
  conditions: Bedingung.describe('Die Bedingung selbst.'),
})
export type BedingungJson = z.infer<typeof BedingungJson>
export const BedingungenJson = objekt({ bedingungen: z.array(BedingungJson).describe('Die benannten Bedingungen.') })

export const RegelJson = objekt({
  code: Code,
  titel: Titel.describe('Was die Regel prüft, in einem Satz.'),
  norm: Norm,
  phase: z.enum(phasen).describe('Die Phase; so beginnt auch der Name der Datei.'),
  conditions: Bedingung.describe('Wann die Regel zutrifft, siehe „Bedingungen“.'),
  event: objekt({
    type: z
      .enum(['nachforderung', 'ablehnung', 'aussteuerung'])
      .describe('`nachforderung` fragt nach, `ablehnung` verneint den Anspruch, `aussteuerung` ruft einen Menschen.'),
    params: objekt({
      text: Kennung.describe('Name des Textes, der den Grund erklärt.'),
      gegenstand: Pfadname.optional().describe('Bei `nachforderung`: die Angabe, nach der gefragt wird.'),
    }),
  }).describe('Was dann geschieht.'),
  priority: z.int().min(1).optional().describe('Höhere zuerst; nur für die Reihenfolge im Protokoll.'),
})
export type RegelJson = z.infer<typeof RegelJson>
export const RegelnJson = objekt({ regeln: z.array(RegelJson).describe('Die Regeln einer Phase.') })
