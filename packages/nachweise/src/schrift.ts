/** One spelling for what prints alike: ligatures, kinds of blanks and hyphens, invisible characters. */
export function clean(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Lower case of the same length, so that places found in it hold in the original. */
export function lower(text: string): string {
  return text.replace(/\p{Lu}/gu, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c))
}

/** A label as it is searched for: case, blanks and a closing colon do not matter. */
export function labelForm(label: string): string {
  return lower(clean(label)).replace(/[\s:]+$/, '')
}

/** A name or an address as it is compared: case, commas and runs of blanks do not matter, every letter does. */
export function nameForm(name: string): string {
  return lower(clean(name.replaceAll(',', ' ')))
}
