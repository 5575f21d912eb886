const MAX_LENGTH = 120
const MAX_EXTENSION = 10
/** Control characters, and the invisible ones that turn or split text so that a name looks like another one. */
const UNSICHTBAR = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu

/** A file name for people to look at. It is never used as a path; what looks like one is cut down to its last part. */
export function toAnzeigename(dateiname: string): string {
  const name = dateiname
    .normalize('NFC')
    .replace(UNSICHTBAR, '')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[<>:"|?*$`]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (name === '') return 'Anlage'
  const letters = [...name]
  if (letters.length <= MAX_LENGTH) return name
  const extension = [...dateiendung(name)]
  const suffix = extension.length > 0 ? `.${extension.join('')}` : ''
  return (
    letters
      .slice(0, MAX_LENGTH - suffix.length)
      .join('')
      .trimEnd() + suffix
  )
}

/** What follows the last dot, in lower case; "" when there is none. */
export function dateiendung(name: string): string {
  const extension = /\.([^.\s]+)$/.exec(name)?.[1] ?? ''
  return [...extension].length <= MAX_EXTENSION ? extension.toLowerCase() : ''
}
