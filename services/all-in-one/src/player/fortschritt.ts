/** One line that is rewritten on a terminal, and a line every tenth step elsewhere. */
export function showProgress(say: (text: string) => void): (done: number, of: number, titel: string) => void {
  const terminal = process.stderr.isTTY
  return (done, of, titel) => {
    const text = `Beispiele: ${done} von ${of} ${titel}`
    if (terminal)
      process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns ?? 80) - 1)}${done === of ? '\n' : ''}`)
    else if (done % 10 === 0 || done === of) say(text.trimEnd())
  }
}
