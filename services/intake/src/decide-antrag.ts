import type { Angaben, AnlageRef, Commit, Ereignis, EreignisTyp, EreignisVon } from '@weiche/vorgang'

export type Kanal = EreignisVon<'antrag.eingegangen'>['fakten']['kanal']

export type Antragskommando = {
  leistung: string
  kanal: Kanal
  /** The account of whoever hands it in signed in; it owns the Vorgang. */
  konto: string | undefined
  eingangsdatum: string
  angaben: Angaben
  anlagen: AnlageRef[]
  inhaltsHmac: string
  /** Did the sender name an Aktenzeichen? */
  idMitgeliefert: boolean
  /** The other Vorgang with the same Angaben, if there is one. */
  andererVorgang: string | undefined
}

/** The first commit of a Vorgang. A possible Dublette is accepted like every Antrag: a person looks at it. */
export function decideAntrag(k: Antragskommando): Ereignis[] {
  const { leistung, kanal, eingangsdatum, idMitgeliefert, angaben, anlagen, inhaltsHmac } = k
  const eingegangen: Ereignis = {
    type: 'antrag.eingegangen',
    fakten: { leistung, kanal, eingangsdatum, strukturiert: true, idMitgeliefert, anlagen: anlagen.length },
    inhalt: { angaben, anlagen, inhaltsHmac, absender: k.konto ?? '' },
  }
  const ereignisse: Ereignis[] = [eingegangen]
  if (k.andererVorgang !== undefined)
    ereignisse.push({ type: 'dublette.erkannt', fakten: { andererVorgang: k.andererVorgang }, inhalt: {} })
  if (k.konto !== undefined)
    ereignisse.push({ type: 'konto.verbunden', fakten: { weg: 'einreichung' }, inhalt: { konto: k.konto } })
  return ereignisse
}

/** What an earlier commit under the same key did, when it was of this kind. */
export function inputOf<T extends EreignisTyp>(commit: Commit, type: T): EreignisVon<T> | undefined {
  return commit.ereignisse.find((e) => e.type === type) as EreignisVon<T> | undefined
}
