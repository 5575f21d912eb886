/** Writes a share now and then to standard error, in place on a terminal, as lines elsewhere. */
export function zeigeFortschritt(was: string, strom: NodeJS.WriteStream = process.stderr): (anteil: number) => void {
  let zuletzt = -1
  return (anteil) => {
    const prozent = Math.floor(anteil * 100)
    const schritt = strom.isTTY ? 1 : 10
    if (prozent < 100 && prozent < zuletzt + schritt) return
    if (prozent === zuletzt) return
    zuletzt = prozent
    const ende = strom.isTTY && prozent < 100 ? '\r' : '\n'
    strom.write(`${was} … ${prozent} %${ende}`)
  }
}
