import type { Angaben } from '@weiche/vorgang'

/** The Angaben as a programmer would type them; what not every household has to state is optional. */
export type Einkunft = { art: string; betragMonat: string; werbungskostenJahr?: string; nachrangig?: boolean }
export type Mitglied = {
  vorname: string
  nachname: string
  geburtsdatum: string
  verhaeltnis: string
  staatsangehoerigkeit: string
  aufenthaltstitel?: string
  transferleistung: string
  transferUnterkunft?: boolean
  transferDarlehen?: boolean
  transferBeantragt: boolean
  transferAbgelehnt: boolean
  einkuenfte: Einkunft[]
  zahltSteuern?: boolean
  zahltKvPv?: boolean
  zahltRv?: boolean
  gdb: number
  haeuslichePflege?: boolean
  nsVerfolgung: boolean
  grundrentenjahre?: number
  ausbildung: boolean
  wechselmodell?: boolean
  kindergeld?: boolean
}
export type Wohnung = {
  land: string
  gebietsart: string
  gebiet: string
  nutzung: string
  lebensmittelpunkt?: boolean
  miete: string
  wohnflaeche?: string
  heizkosten: string
  heizungEnthalten?: boolean
  warmwasserEnthalten?: boolean
  energieEnthalten?: boolean
  garageEnthalten?: boolean
  stellplatzEnthalten?: boolean
  gewerblich: boolean
  untervermietet: boolean
  mitbewohner: boolean
  foerderung: boolean
  buergschaft: boolean
  mietvorauszahlung: boolean
}
export type Unterhaltspflicht = { empfaenger: string; betragJahr: string; titel: boolean }
export type Roh = {
  antragsteller: {
    vorname: string
    nachname: string
    geburtsdatum: string
    auskunftssperre: boolean
    betreuung: boolean
  }
  antrag: { art: string; weiterleistung: boolean; bisherigesWohngeld?: string; monate: number }
  wohnung: Wohnung
  haushalt: { mitglieder: Mitglied[]; alleinerziehend: boolean; todesfall: boolean; partnerschaftUnklar: boolean }
  unterhaltszahlung: boolean
  unterhaltspflichten?: Unterhaltspflicht[]
  einmaligeEinnahmen: boolean
  vermoegen: { summe: string }
  konto: { inhaber: string; iban: string }
}

export const alsRoh = (angaben: Angaben) => angaben as unknown as Roh
