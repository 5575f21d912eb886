import { Abschnitt, Datum, Forderungsgrund, Wert, Widerspruchsergebnis } from '@weiche/vorgang'
import { z } from 'zod'

const gesehen = z.int().positive().meta({ description: 'Laufnummer des Vorgangs, die Sie beim Lesen gesehen haben.' })
const grund = z.string().trim().min(1).max(2000)
const code = z.string().regex(/^[A-Z][A-Z0-9-]{1,60}$/)

/** A draft has gaps, which only the person at the case can fill. */
const begruendung = grund.refine((text) => !/\[(…|\.\.\.)\]/.test(text), {
  message: 'In der Begründung steht noch eine Lücke „[…]“. Bitte ergänzen Sie, was in diesem Fall gilt.',
})

/** A span of months that a person grants: in order, with an amount in whole cents. */
const Bewilligungsabschnitt = Abschnitt.refine((a) => a.von <= a.bis, {
  message: 'Der Abschnitt endet, bevor er beginnt. Bitte prüfen Sie „von“ und „bis“.',
}).refine((a) => a.betrag === null || /^\d+(\.\d{1,2})?$/.test(a.betrag), {
  message: 'Bitte geben Sie den Betrag in Euro mit höchstens zwei Nachkommastellen an, zum Beispiel 372.00.',
})

/** What the package knows is only named; everything else is described by code, title and norm. */
const Postenwunsch = z
  .strictObject({
    gegenstand: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'Kennung eines Nachweises oder Pfad einer Angabe; sonst ein eigener Name.' }),
    betrifft: z.string().max(60).default(''),
    grund: Forderungsgrund.default('fehlt'),
    erlaeuterung: z.string().trim().max(1000).default('').meta({ description: 'Was genau; leer = der Standardtext.' }),
    code: code.optional(),
    titel: z.string().trim().min(1).max(300).optional(),
    norm: z.string().trim().min(1).max(100).optional(),
  })
  .refine(({ code, titel, norm }) => new Set([code, titel, norm].map((x) => x === undefined)).size === 1, {
    message: 'Bitte geben Sie „code“, „titel“ und „norm“ zusammen an oder keines davon.',
  })
export type Postenwunsch = z.infer<typeof Postenwunsch>
export type Posten = Omit<Postenwunsch, 'code' | 'titel' | 'norm'> & { code: string; titel: string; norm: string }

/** What a person may order. Each names the seq that the person saw; a newer input answers 409. */
export const Befehl = z.discriminatedUnion('befehl', [
  z.strictObject({ befehl: z.literal('uebernehmen'), gesehen }),
  z.strictObject({ befehl: z.literal('berichtigen'), gesehen, angaben: z.record(z.string().max(200), Wert), grund }),
  z.strictObject({
    befehl: z.literal('nachfordern'),
    gesehen,
    punkte: z.array(Postenwunsch).min(1).max(50),
    frist: Datum.optional(),
  }),
  z.strictObject({
    befehl: z.literal('aufheben'),
    gesehen,
    posten: z
      .array(z.string().regex(/^[a-zA-Z0-9|.[\]-]{1,300}$/))
      .min(1)
      .max(50)
      .meta({
        description: 'Kennungen der Posten, die nicht mehr verlangt werden.',
      }),
    art: z.enum(['verzicht', 'zuruecknahme']).meta({
      description: 'verzicht: Es geht ohne, eine Person entscheidet; zuruecknahme: Der Posten war ein Irrtum.',
    }),
    grund,
  }),
  z.strictObject({ befehl: z.literal('verlaengern'), gesehen, frist: Datum, grund }),
  z.strictObject({ befehl: z.literal('nicht-verlaengern'), gesehen, grund }),
  z.strictObject({
    befehl: z.literal('entscheiden'),
    gesehen,
    ausgang: z.enum(['bewilligung', 'ablehnung']),
    /** Without it the computed amounts apply. */
    abschnitte: z
      .array(Bewilligungsabschnitt)
      .min(1)
      .max(24)
      .refine((list) => list.every((a, i) => i === 0 || a.von > list[i - 1]!.bis), {
        message: 'Die Abschnitte überschneiden sich. Bitte geben Sie sie der Reihe nach an.',
      })
      .optional(),
    gruende: z
      .array(z.strictObject({ norm: z.string().trim().min(1).max(100), text: grund }))
      .min(1)
      .max(20),
  }),
  z.strictObject({
    befehl: z.literal('versagen'),
    gesehen,
    erschwerung: begruendung.meta({ description: 'Warum der Sachverhalt ohne das Fehlende schwerer aufzuklären ist.' }),
    ermessen: begruendung.meta({ description: 'Die Erwägungen des Ermessens (§ 35 Abs. 1 Satz 3 SGB X).' }),
  }),
  z.strictObject({
    befehl: z.literal('zustellen'),
    gesehen,
    /** Lines of the address window: name, street, postcode and town. */
    anschrift: z.array(z.string().trim().min(1).max(100)).min(2).max(6),
    grund,
  }),
  z.strictObject({ befehl: z.literal('erledigen'), gesehen, ergebnis: Widerspruchsergebnis, grund }),
  z.strictObject({ befehl: z.literal('zurueckgeben'), gesehen, codes: z.array(code).min(1).max(50), grund }),
  z.strictObject({
    befehl: z.literal('umverteilen'),
    gesehen,
    organisationseinheit: z.string().trim().min(1).max(100),
    team: z.string().trim().min(1).max(100),
    grund,
  }),
])
export type GesendeterBefehl = z.infer<typeof Befehl>
type Nachfordern = Extract<GesendeterBefehl, { befehl: 'nachfordern' }>
/** With every item described. */
export type Befehl = Exclude<GesendeterBefehl, Nachfordern> | (Omit<Nachfordern, 'punkte'> & { punkte: Posten[] })

/** What the package says: `frist` of a request made today, and whether it knows a Versagung. */
export type Regeln = { frist: string; versagung: boolean }
export type Auftrag = Regeln & { befehl: Befehl; person: string; heute: string }
