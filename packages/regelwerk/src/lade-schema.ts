import { z } from 'zod'
import { phasen } from './ergebnis.ts'
import { unbekannteSchluessel } from './lade-fehler.ts'

/** A strict object whose unknown keys are answered with the nearest known one. */
export function objekt<S extends z.core.$ZodShape>(shape: S) {
  return z.strictObject(shape, { error: unbekannteSchluessel(Object.keys(shape)) })
}

export const Name = z
  .string()
  .regex(
    /^[a-zA-Z][a-zA-Z0-9]*$/,
    'Ein Name besteht aus Buchstaben und Ziffern (ohne Umlaute) und beginnt mit einem Buchstaben.',
  )
export const Pfadname = z
  .string()
  .regex(
    /^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z][a-zA-Z0-9]*)*$/,
    'Ein Name besteht aus Buchstaben und Ziffern (ohne Umlaute), Teile sind mit Punkt getrennt, zum Beispiel „wohnung.miete“.',
  )
export const Kennung = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'Eine Kennung besteht aus Kleinbuchstaben, Ziffern und Bindestrichen.')
export const Code = z
  .string()
  .regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/, 'Ein Code sieht aus wie „WOG-AN-001“: Großbuchstaben, Ziffern, Bindestriche.')
export const Titel = z.string().trim().min(1)
const NORM_FEHLT = 'Ohne Norm gilt nichts. Bitte die Vorschrift angeben, zum Beispiel „§ 7 Abs. 1 WoGG“.'
export const Norm = z.string({ error: NORM_FEHLT }).trim().min(1, NORM_FEHLT)
export const Dezimalzahl = z
  .string()
  .regex(/^-?\d{1,30}(\.\d{1,30})?$/, 'Zahlen stehen als Text mit Punkt, zum Beispiel "0.0004991".')
export const Tag = z.iso.date(
  'Das ist kein Tag des Kalenders. Bitte als JJJJ-MM-TT schreiben, zum Beispiel „2025-01-01“.',
)

const Rechtsbehelf = objekt({ art: Kennung, norm: Norm, text: Kennung })
/** What the letters need: who writes, which court, which remedy, which texts. */
const BescheidJson = objekt({
  behoerde: objekt({
    name: Titel,
    stelle: z.string(),
    strasse: Titel,
    ort: Titel,
    telefon: z.string(),
    email: z.string(),
    land: Titel,
  }),
  gericht: objekt({ name: Titel, anschrift: Titel }),
  rechtsbehelf: objekt({ standard: Rechtsbehelf, laender: z.record(z.string(), Rechtsbehelf) }),
  /** Computed facts that the law wants in the letter. */
  kenngroessen: z.array(Pfadname),
  texte: z.record(z.string(), z.union([Kennung, z.array(Kennung)])),
})

export const LeistungJson = objekt({
  id: Kennung,
  name: Titel,
  leistungsschluessel: z.string(),
  rechtsgrundlage: Titel,
  geprueftBis: Tag,
  automatisierung: objekt({ norm: Norm, ermessen: z.boolean(), stichprobe: Dezimalzahl }),
  ergebnis: objekt({
    betrag: Pfadname,
    zeitraumMonate: z.int().min(1).max(60),
    /** Angabe (ganzzahl) that names the months asked for; unknown = zeitraumMonate. */
    monate: Pfadname.optional(),
    beginn: z.literal('monat-des-eingangs'),
    auswahl: z.literal('monat-oder-entscheidung'),
  }),
  fristen: objekt({ nachforderungTage: z.int().min(1), erinnerungTage: z.int().min(1) }),
  schutz: objekt({ adresse: Pfadname, betreuung: Pfadname }),
  bescheid: BescheidJson.optional(),
})
export type LeistungJson = z.infer<typeof LeistungJson>

const feldBasis = {
  id: Name,
  titel: Titel,
  hinweis: z.string().optional(),
  pflicht: z.boolean().optional(),
  schutz: z.enum(['P1', 'P2', 'P3', 'P4']).optional(),
  fim: z.string().optional(),
}
const vorgabeText = z.string().optional()
const Skalarfelder = [
  objekt({ ...feldBasis, typ: z.literal('janein'), vorgabe: z.boolean().optional() }),
  objekt({ ...feldBasis, typ: z.literal('auswahl'), werte: z.array(z.string().min(1)).min(1), vorgabe: vorgabeText }),
  objekt({
    ...feldBasis,
    typ: z.literal('ganzzahl'),
    min: z.int().optional(),
    max: z.int().optional(),
    vorgabe: z.int().optional(),
  }),
  objekt({
    ...feldBasis,
    typ: z.literal('betrag'),
    min: Dezimalzahl.optional(),
    max: Dezimalzahl.optional(),
    vorgabe: Dezimalzahl.optional(),
  }),
  objekt({
    ...feldBasis,
    typ: z.literal('zahl'),
    skala: z.int().min(0).max(10).optional(),
    min: Dezimalzahl.optional(),
    max: Dezimalzahl.optional(),
    vorgabe: Dezimalzahl.optional(),
  }),
  objekt({ ...feldBasis, typ: z.literal('datum'), min: Tag.optional(), max: Tag.optional(), vorgabe: Tag.optional() }),
  objekt({
    ...feldBasis,
    typ: z.literal('text'),
    maxLaenge: z.int().min(1).max(20000).optional(),
    freitext: z.boolean().optional(),
    vorgabe: vorgabeText,
  }),
] as const
export type Skalarfeld = z.infer<(typeof Skalarfelder)[number]>

type Feldbasis = z.infer<z.ZodObject<typeof feldBasis>>
export type Objektfeld = Feldbasis & { typ: 'objekt'; felder: Feld[] }
export type Listenfeld = Feldbasis & {
  typ: 'liste'
  maxAnzahl?: number | undefined
  vorgabe?: never[] | undefined
  felder: Feld[]
}
/** One field of the data model: the only names that rules may use come from here. */
export type Feld = Skalarfeld | Objektfeld | Listenfeld

const felder: z.ZodType<Feld[]> = z.lazy(() => z.array(Feld).min(1))
const Feld = z.discriminatedUnion(
  'typ',
  [
    ...Skalarfelder,
    objekt({ ...feldBasis, typ: z.literal('objekt'), felder }),
    objekt({
      ...feldBasis,
      typ: z.literal('liste'),
      maxAnzahl: z.int().min(1).max(500).optional(),
      vorgabe: z.array(z.never()).max(0).optional(),
      felder,
    }),
  ],
  {
    error:
      'Der „typ“ fehlt oder ist unbekannt. Erlaubt sind: janein, auswahl, ganzzahl, betrag, zahl, datum, text, objekt, liste.',
  },
)
export const AngabenJson = objekt({ felder })

/** Names of the items: one (the innermost), or one per list from the outermost on. */
const Als = z.union([Name, z.array(Name).min(1).max(3)], {
  error: 'Hier steht der Name des Eintrags, zum Beispiel "mitglied".',
})

export const Skalartyp = z.enum(['janein', 'betrag', 'zahl', 'ganzzahl', 'text', 'datum'])
export type Skalartyp = z.infer<typeof Skalartyp>
const Zelle = z.union([z.string(), z.int(), z.boolean()], {
  error: 'Hier steht ein Text, eine ganze Zahl oder true/false. Dezimalzahlen als Text mit Punkt.',
})
export const TabelleJson = objekt({
  id: Pfadname,
  typ: Skalartyp,
  titel: z.string().optional(),
  norm: Norm,
  quelle: z.string().optional(),
  schluessel: z.array(objekt({ id: Name, typ: Skalartyp })).min(1),
  werte: z.array(z.array(Zelle)).min(1),
})
export type TabelleJson = z.infer<typeof TabelleJson>

export const EinzelwertJson = objekt({
  id: Pfadname,
  typ: Skalartyp,
  titel: z.string().optional(),
  wert: Zelle,
  norm: Norm,
  quelle: z.string().optional(),
})
export type EinzelwertJson = z.infer<typeof EinzelwertJson>

export const Rundung = objekt({
  modus: z.enum(['half-up', 'floor', 'ceiling']),
  skala: z.int().min(0).max(10),
  norm: Norm,
})
export type Rundung = z.infer<typeof Rundung>
export const AbleitungJson = objekt({
  id: Pfadname,
  titel: Titel,
  typ: z.enum([...Skalartyp.options, 'liste']),
  von: Skalartyp.optional(),
  je: Pfadname.optional(),
  als: Als.optional(),
  ausdruck: z.string().min(1),
  rundung: Rundung.optional(),
  norm: Norm,
  bescheid: z.boolean().optional(),
})
export type AbleitungJson = z.infer<typeof AbleitungJson>

export const RegelJson = objekt({
  code: Code,
  titel: Titel,
  norm: Norm,
  phase: z.enum(phasen),
  conditions: z.unknown(),
  event: objekt({
    type: z.enum(['nachforderung', 'ablehnung', 'aussteuerung']),
    params: objekt({ text: Kennung, gegenstand: Pfadname.optional() }),
  }),
  priority: z.int().min(1).optional(),
})
export type RegelJson = z.infer<typeof RegelJson>

export const FassungJson = objekt({ wie: Tag.optional(), titel: z.string().optional(), quelle: z.string().optional() })

const LeseFeld = objekt({
  id: Name,
  typ: z.enum(['betrag', 'datum', 'text', 'name', 'namen', 'ganzzahl', 'auswahl']),
  label: z.array(z.string().min(1)).min(1),
  wo: z.array(z.enum(['rechts', 'darunter', 'danach'])).min(1),
  /** auswahl: value -> printed words. */
  werte: z.record(z.string(), z.array(z.string().min(1)).min(1)).optional(),
})
const VergleichJson = objekt({
  feld: Name,
  bisFeld: Name.optional(),
  mit: z.string().min(1).optional(),
  art: z.enum([
    'gleich',
    'name',
    'namen',
    'prozent',
    'spaetestens',
    'fruehestens',
    'hoechstens-alt',
    'zeitraum-monate',
  ]),
  toleranz: Dezimalzahl.optional(),
  norm: Norm.optional(),
})
export const NachweisJson = objekt({
  id: Kennung,
  code: Code,
  titel: Titel,
  je: Pfadname.optional(),
  als: Als.optional(),
  wenn: z.string().min(1),
  norm: Norm,
  text: Kennung,
  lesen: objekt({ felder: z.array(LeseFeld).min(1) }).optional(),
  vergleiche: z.array(VergleichJson).optional(),
})
export type NachweisJson = z.infer<typeof NachweisJson>

const ziel = { organisationseinheit: Titel, team: Titel, fachverfahren: Titel, aktenplan: Titel }
export const ZustaendigkeitJson = objekt({
  regeln: z.array(objekt({ wenn: z.string().min(1), ...ziel })),
  sonst: objekt({ code: Code, titel: Titel.optional(), norm: Norm.optional(), text: z.string().optional(), ...ziel }),
  aktenzeichen: objekt({ muster: Titel, uebernehmen: Pfadname.optional() }).optional(),
})
export type ZustaendigkeitJson = z.infer<typeof ZustaendigkeitJson>

export const AussteuerungJson = objekt({
  gruende: z.array(
    objekt({
      code: Code,
      titel: Titel,
      norm: Norm,
      durch: z.enum(['regel', 'gate', 'nachweis', 'verfahren']),
      gate: Kennung.optional(),
      faelle: z.array(Kennung).optional(),
    }),
  ),
})
export type AussteuerungJson = z.infer<typeof AussteuerungJson>
