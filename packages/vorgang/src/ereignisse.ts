import type { z } from 'zod'
import * as anliegen from './ereignisse-anliegen.ts'
import * as antrag from './ereignisse-antrag.ts'
import * as entscheidung from './ereignisse-entscheidung.ts'
import * as konto from './ereignisse-konto.ts'
import * as person from './ereignisse-person.ts'
import * as versagung from './ereignisse-versagung.ts'
import * as versand from './ereignisse-versand.ts'
import * as zustellung from './ereignisse-zustellung.ts'

/** Every event type with the schema of its readable `fakten` and of its sealed `inhalt`. Facts: noun, past participle. */
export const ereignisSchemas = {
  'antrag.eingegangen': antrag.AntragEingegangen,
  'nachreichung.eingegangen': antrag.NachreichungEingegangen,
  'antrag.zurueckgenommen': antrag.AntragZurueckgenommen,
  'dublette.erkannt': antrag.DubletteErkannt,
  'einzelfallpruefung.beantragt': anliegen.EinzelfallpruefungBeantragt,
  'widerspruch.erhoben': anliegen.WiderspruchErhoben,
  'widerspruch.eroeffnet': anliegen.WiderspruchEroeffnet,
  'widerspruch.eingegangen': anliegen.WiderspruchEingegangen,
  'widerspruch.erledigt': anliegen.WiderspruchErledigt,
  'antrag.geprueft': antrag.AntragGeprueft,
  'vorgang.zugeordnet': antrag.VorgangZugeordnet,
  'regeln.ausgewertet': entscheidung.RegelnAusgewertet,
  'entscheidung.getroffen': entscheidung.EntscheidungGetroffen,
  'versagung.ausgesprochen': versagung.VersagungAusgesprochen,
  'nachforderung.gestellt': entscheidung.NachforderungGestellt,
  'vorgang.ausgesteuert': entscheidung.VorgangAusgesteuert,
  'vorgang.uebernommen': person.VorgangUebernommen,
  'angaben.berichtigt': person.AngabenBerichtigt,
  'vorgang.zurueckgegeben': person.VorgangZurueckgegeben,
  'forderung.aufgehoben': person.ForderungAufgehoben,
  'vorgang.umverteilt': person.VorgangUmverteilt,
  'bescheid.erstellt': versand.BescheidErstellt,
  'bescheid.versandt': versand.BescheidVersandt,
  'status.mitgeteilt': versand.StatusMitgeteilt,
  'erinnerung.veranlasst': versand.ErinnerungVeranlasst,
  'erinnerung.versandt': versand.ErinnerungVersandt,
  'fristverlaengerung.beantragt': versand.FristverlaengerungBeantragt,
  'fristverlaengerung.abgelehnt': versand.FristverlaengerungAbgelehnt,
  'frist.verlaengert': versand.FristVerlaengert,
  'frist.abgelaufen': versand.FristAbgelaufen,
  'fachverfahren.uebergeben': versand.FachverfahrenUebergeben,
  'akte.abgelegt': versand.AkteAbgelegt,
  'hinweis.veranlasst': zustellung.HinweisVeranlasst,
  'hinweis.begonnen': zustellung.HinweisBegonnen,
  'hinweis.versandt': zustellung.HinweisVersandt,
  'zustellung.gescheitert': zustellung.ZustellungGescheitert,
  'zustellung.veranlasst': zustellung.ZustellungVeranlasst,
  'konto.verbunden': konto.KontoVerbunden,
} as const

export type EreignisTyp = keyof typeof ereignisSchemas
type Teil<T extends EreignisTyp, K extends 'fakten' | 'inhalt'> = z.infer<(typeof ereignisSchemas)[T][K]>

export type EreignisVon<T extends EreignisTyp> = T extends EreignisTyp
  ? { type: T; fakten: Teil<T, 'fakten'>; inhalt: Teil<T, 'inhalt'> }
  : never
/** `fakten` stay readable (types, codes, ids, times, organisation unit); `inhalt` is sealed with the key of the Vorgang. */
export type Ereignis = EreignisVon<EreignisTyp>

export const ereignisTypen = Object.keys(ereignisSchemas) as EreignisTyp[]

/** Checks one event against its schema before it is appended; a mismatch is a bug of the service, so it throws. */
export function parseEreignis(raw: { type: string; fakten: unknown; inhalt: unknown }): Ereignis {
  const schema = ereignisSchemas[raw.type as EreignisTyp]
  if (!schema) throw new Error(`unknown event type ${raw.type}`)
  return {
    type: raw.type,
    fakten: schema.fakten.parse(raw.fakten),
    inhalt: schema.inhalt.parse(raw.inhalt),
  } as Ereignis
}
