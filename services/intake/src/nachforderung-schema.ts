import { z } from 'zod'

const Texte = z.object({ recht: z.string(), einfach: z.string(), leicht: z.string() }).meta({
  description: 'Derselbe Text in den Worten des Gesetzes, in einfacher und in Leichter Sprache (Markdown)',
})

const Antwort = z.discriminatedUnion('art', [
  z.object({
    art: z.literal('datei'),
    teil: z
      .string()
      .meta({ description: 'So heißt der Teil der Nachreichung, der die Datei trägt', example: 'posten:p1' }),
  }),
  z.object({
    art: z.literal('feld'),
    pfad: z.string(),
    typ: z.enum(['janein', 'auswahl', 'ganzzahl', 'betrag', 'zahl', 'datum', 'text', 'objekt', 'liste']),
    titel: z.string(),
    hinweis: z.string(),
    werte: z.array(z.string()).meta({ description: 'Nur bei auswahl' }),
    min: z.string(),
    max: z.string(),
    maxLaenge: z.int().nullable(),
  }),
])

export const Posten = z.object({
  id: z.string().meta({ description: 'Kennung; eine Antwort nennt sie', example: 'p1' }),
  code: z.string(),
  titel: z.string(),
  betrifft: z.string().meta({ description: 'Name der Person oder Sache, sonst leer' }),
  grund: z.enum(['fehlt', 'unvollstaendig', 'unrichtig', 'veraltet']),
  text: Texte,
  norm: z.string(),
  von: z.enum(['regeln', 'person']),
  antwort: Antwort,
  erhalten: z
    .array(z.object({ anlageId: z.string(), dateiname: z.string(), laenge: z.int() }))
    .meta({ description: 'Dateien, die dazu schon da sind' }),
})

export const Frist = z.object({
  bis: z.iso.date().meta({ description: 'Letzter Tag' }),
  ende: z.iso
    .datetime()
    .meta({ description: 'Der Augenblick, in dem die Frist abläuft: 24 Uhr dieses Tages in Deutschland' }),
  stufe: z.enum(['nachforderung', 'erinnerung', 'abgelaufen']),
  restSekunden: z.int().nonnegative(),
})

export const NachforderungAuskunft = z
  .object({
    id: z.string(),
    von: z.enum(['regeln', 'person']),
    gestelltAm: z.iso.date(),
    frist: Frist,
    posten: z.array(Posten),
    erledigt: z.array(z.object({ id: z.string(), titel: z.string() })).meta({ description: 'Was davon schon da ist' }),
    mitwirkung: Texte,
    belehrung: Texte.nullable().meta({
      description: 'Ab der Erinnerung: was folgt, wenn etwas fehlt (§ 66 Abs. 3 SGB I)',
    }),
    mehrZeit: z.object({
      sofortBis: z.iso.date().nullable().meta({ description: 'Bis dahin wird mehr Zeit sofort gewährt' }),
      beantragtBis: z.iso.date().nullable(),
    }),
  })
  .meta({ id: 'Nachforderung' })
export type NachforderungAuskunft = z.infer<typeof NachforderungAuskunft>
