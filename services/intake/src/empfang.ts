import type { Anlagen } from '@weiche/controller'
import { Problem, problemArten, type Request, readJson } from '@weiche/http'
import type { AnlageRef } from '@weiche/vorgang'
import type { IntakeConfig } from './config.ts'
import { readMultipart } from './multipart.ts'
import { anlageAbgelehnt } from './probleme.ts'
import { createTeile, type Dateiteil, refused } from './teile.ts'

export type Empfang<T> = { inhalt: T; anlagen: AnlageRef[] }
export type EmpfangSpec<T> = {
  vorgangId: string
  /** Name of the JSON part in a form. */
  teil: string
  /** Throws a Problem; `undefined` = a form without JSON part. */
  check(json: unknown): T
  /** Says what a file is, from the item that its name refers to. Throws a Problem. */
  place?(teil: Dateiteil): Pick<AnlageRef, 'art' | 'betrifft' | 'posten'>
}

/** Reads application/json or a form with files. All attachments are stored when it returns, none when it throws. */
export async function receive<T>(
  req: Request,
  spec: EmpfangSpec<T>,
  deps: { anlagen: Anlagen; config: IntakeConfig },
): Promise<Empfang<T>> {
  if (!req.is('multipart/form-data')) return { inhalt: spec.check(await readOnlyJson(req)), anlagen: [] }
  let inhalt: { checked: T } | undefined
  const stored: AnlageRef[] = []
  try {
    const { maxAnlagen, maxAnfrageBytes: maxBytes } = deps.config
    const teile = createTeile({
      jsonTeil: spec.teil,
      maxAnlagen,
      onJson: (json) => {
        inhalt = { checked: spec.check(json) }
      },
      onDatei: async (index, teil) => {
        stored[index] = await store(deps.anlagen, spec, teil)
      },
    })
    await readMultipart(req, teile, { maxAnlagen, maxBytes })
  } catch (error) {
    await takeBack(deps.anlagen, spec.vorgangId, Object.values(stored))
    throw error
  }
  return { inhalt: inhalt!.checked, anlagen: stored }
}

/** Removes attachments that no commit names. */
export async function takeBack(
  anlagen: Anlagen,
  vorgangId: string,
  stored: readonly AnlageRef[],
  named: readonly AnlageRef[] = [],
): Promise<void> {
  const ids = stored.map((a) => a.anlageId).filter((id) => !named.some((n) => n.anlageId === id))
  if (ids.length > 0) await anlagen.discard(vorgangId, ids)
}

async function store<T>(anlagen: Anlagen, spec: EmpfangSpec<T>, teil: Dateiteil): Promise<AnlageRef> {
  const { stream, name, dateiname } = teil
  if (teil.posten !== undefined && !spec.place)
    throw refused('Zu einem neuen Antrag gibt es noch keine Posten. Bitte nennen Sie Anlagen „anlage:<art>“.')
  const { art, betrifft, posten } = spec.place?.(teil) ?? teil
  const result = await anlagen.store(spec.vorgangId, stream, { dateiname, art, betrifft })
  if (result.kind === 'stored') return posten === undefined ? result.ref : { ...result.ref, posten }
  const kind = result.code === 'zu-gross' ? problemArten.zuGross : anlageAbgelehnt
  throw new Problem(kind, result.text, { errors: [{ pointer: `part:${name}`, detail: result.text }] })
}

async function readOnlyJson(req: Request): Promise<unknown> {
  if (req.is('application/json') !== false) return readJson(req)
  throw new Problem(
    problemArten.inhaltstypFalsch,
    'Bitte senden Sie application/json oder, mit Anlagen, multipart/form-data.',
    { headers: { Accept: 'application/json, multipart/form-data' } },
  )
}
