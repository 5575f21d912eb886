import { isAktuell, type Vorgang } from '@weiche/vorgang'

/** A drawn sample is judged blind: its computed amount and trace stay hidden until the person has decided. */
export function isStichprobe(v: Vorgang): boolean {
  return v.aussteuerungen.some((a) => isAktuell(v, a) && a.fakten.anlass === 'stichprobe')
}

/** Neither may it be seen on the way there, for example while documents are awaited that the person requested. */
export function isVerdeckt(v: Vorgang): boolean {
  if (isStichprobe(v)) return true
  if (!v.auswertung || !isAktuell(v, v.auswertung) || isAktuell(v, v.entscheidung)) return false
  const open = v.auswertung.fakten.gates.filter((g) => !g.klar)
  return open.length > 0 && open.every((g) => g.gate === 'stichprobe')
}

/**
 * What the person may adopt: computed for the newest input, with the same outcome (another one it would contradict), and
 * not of a sample, where nobody may sign what was hidden.
 */
export function computed(v: Vorgang, ausgang: 'bewilligung' | 'ablehnung') {
  if (isStichprobe(v)) return undefined
  const inhalt = v.auswertung && isAktuell(v, v.auswertung) ? v.auswertung.inhalt : undefined
  return inhalt?.ausgang === ausgang ? inhalt : undefined
}
