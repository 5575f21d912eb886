import type { Paket } from '@weiche/regelwerk'
import { z } from 'zod'

const Text = z.string().min(1)
const Rechtsbehelf = z.strictObject({ art: z.enum(['widerspruch', 'klage']), norm: Text, text: Text })

/** Section `bescheid` of leistung.json: sender, remedy, figures, and which text block stands where in which letter. */
const Vorgaben = z.strictObject({
  behoerde: z.strictObject({
    name: Text,
    stelle: z.string(),
    strasse: Text,
    ort: Text,
    telefon: z.string(),
    email: z.string(),
    land: Text,
  }),
  gericht: z.strictObject({ name: Text, anschrift: Text }),
  rechtsbehelf: z.strictObject({ standard: Rechtsbehelf, laender: z.record(z.string(), Rechtsbehelf) }),
  /** Lines of the calculation sheet that the Bescheid must show (§ 24 Abs. 3 WoGG). */
  kenngroessen: z.array(Text),
  texte: z.strictObject({
    bewilligung: Text,
    ablehnung: Text,
    zahlung: Text,
    pflichten: Text,
    hinweise: z.array(Text),
    hinweiseAblehnung: z.array(Text),
    automatik: Text,
    ohneUnterschrift: Text,
    nachforderung: Text,
    nachforderungAutomatik: Text,
    einreichen: Text,
    mitwirkung: Text,
    erinnerung: Text,
    belehrung: Text,
    eingang: Text,
    ruecknahme: Text,
  }),
})
export type Vorgaben = z.infer<typeof Vorgaben>

/** @throws when the package does not say what its letters need. */
export function vorgabenOf(paket: Paket): Vorgaben {
  return Vorgaben.parse(paket.kopf.bescheid)
}
