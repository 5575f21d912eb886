/** The known name nearest to a misspelt one (at most two typing errors, a third of its length), else undefined. */
export function naechster(name: string, bekannt: Iterable<string>): string | undefined {
  if (name.length > 60) return undefined
  let best: string | undefined
  let distance = Math.min(2, Math.floor(name.length / 3)) + 1
  for (const candidate of bekannt) {
    const d = editDistance(name.toLowerCase(), candidate.toLowerCase(), distance)
    if (d < distance) {
      distance = d
      best = candidate
    }
  }
  return best
}

/** Levenshtein with neighbouring letters swapped counting once; stops at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let d = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1)
      row.push(d)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
