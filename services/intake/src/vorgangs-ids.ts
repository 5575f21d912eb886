import { parseVorgangsId } from '@weiche/vorgang'

const TRENNER = '[ \\u00a0.\\u2010-\\u2014-]?'
const MUSTER = new RegExp(
  `(?<![0-9A-Z])${Array(4).fill('[0-9A-Z]{4}').join(TRENNER)}${TRENNER}[0-9A-Z](?![0-9A-Z])`,
  'gi',
)

/** Every Vorgangs-ID in a text, once each, however it is parted; the check character sorts out what only looks like one. */
export function vorgangsIdsIn(text: string): string[] {
  const found = [...text.matchAll(MUSTER)].map(([hit]) => parseVorgangsId(hit.replaceAll(/[^0-9A-Za-z]/g, '')))
  return [...new Set(found.filter((id) => id !== undefined))]
}
