import { berlinDatum } from '@weiche/fristen'
import type { Paket } from '@weiche/regelwerk'
import { type Angaben, type EreignisVon, parsePath } from '@weiche/vorgang'
import { decideAntrag, inputOf, type Kanal } from './decide-antrag.ts'
import { findDublette } from './dublette-finden.ts'
import { type Empfang, takeBack } from './empfang.ts'
import { inhaltsHmac } from './inhalt.ts'
import type { IntakePlatform } from './platform.ts'
import { keyTaken } from './probleme.ts'

export type Submission = {
  vorgangId: string
  key: string
  kanal: Kanal
  /** Of whoever was signed in. */
  konto?: string | undefined
  empfang: Empfang<Angaben>
}
type Eingegangen = Pick<EreignisVon<'antrag.eingegangen'>, 'fakten' | 'inhalt'>

/** Stores the Antrag once, however often it comes. Throws a Problem when the key stands for something else. */
export async function submitAntrag(
  platform: IntakePlatform,
  paket: Paket,
  s: Submission,
): Promise<{ created: boolean; antrag: Eingegangen }> {
  const [hmac, known] = await Promise.all([
    inhaltsHmac(platform.siegel, s.vorgangId, { angaben: s.empfang.inhalt }, s.empfang.anlagen),
    platform.log.fold(s.vorgangId),
  ])
  const { created, antrag } = known ? { created: false, antrag: known.antrag } : await append(platform, paket, s, hmac)
  if (!created) await takeBack(platform.anlagen, s.vorgangId, s.empfang.anlagen, antrag?.inhalt.anlagen)
  if (antrag?.inhalt.inhaltsHmac !== hmac) throw keyTaken()
  return { created, antrag }
}

async function append(platform: IntakePlatform, paket: Paket, s: Submission, hmac: string) {
  const { vorgangId, key, kanal, konto } = s
  const { inhalt: angaben, anlagen } = s.empfang
  const zeitpunkt = platform.uhr.jetzt()
  const result = await platform.log.append({
    vorgangId,
    gesehen: 0,
    service: 'intake',
    ursache: key,
    zeitpunkt,
    ereignisse: decideAntrag({
      leistung: paket.leistung,
      kanal,
      konto,
      eingangsdatum: berlinDatum(zeitpunkt),
      angaben,
      anlagen,
      inhaltsHmac: hmac,
      idMitgeliefert: namesAktenzeichen(paket, angaben),
      andererVorgang: await findDublette(platform, paket.leistung, angaben, vorgangId),
    }),
  })
  // The id is made from the key: nobody else can have begun this stream.
  if (result.kind === 'conflict') throw new Error(`stream ${vorgangId} was begun by another command`)
  return { created: result.kind === 'appended', antrag: inputOf(result.commit, 'antrag.eingegangen') }
}

function namesAktenzeichen(paket: Paket, angaben: Angaben): boolean {
  const path = paket.zustaendigkeit.aktenzeichen?.uebernehmen
  let here: unknown = path ? angaben : undefined
  for (const step of parsePath(path ?? '') ?? []) here = (here as Record<string, unknown> | undefined)?.[step.name]
  return typeof here === 'string' && here.trim() !== ''
}
