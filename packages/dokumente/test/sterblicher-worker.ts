/** A worker that does what it is told: answer, fail, or die in the middle of its job. */
export function work(order: 'antworten' | 'werfen' | 'sterben'): string {
  if (order === 'werfen') throw new Error('Absicht')
  if (order === 'sterben') process.exit(7)
  return 'fertig'
}
