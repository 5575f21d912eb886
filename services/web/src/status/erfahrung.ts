/** Eight of ten cases were decided within so many days; so many were looked at. */
export type Erfahrung = { tage: number; anzahl: number }
export type Weg = 'dunkel' | 'person'
/** How long the last cases of a Leistung took that went this way; undefined = too few to say. */
export type Erfahrungsfrage = (was: { leistung: string; weg: Weg; heute: string }) => Promise<Erfahrung | undefined>

const MINUTE_MS = 60_000

/** Many look, and it changes slowly: asked of the lists once a minute for everybody. */
export function eineMinute(frage: Erfahrungsfrage): Erfahrungsfrage {
  const asked = new Map<string, { at: number; answer: ReturnType<Erfahrungsfrage> }>()
  return (was) => {
    const key = `${was.leistung} ${was.weg}`
    const known = asked.get(key)
    if (known && performance.now() - known.at < MINUTE_MS) return known.answer
    const answer = frage(was)
    asked.set(key, { at: performance.now(), answer })
    answer.catch(() => asked.delete(key))
    return answer
  }
}
