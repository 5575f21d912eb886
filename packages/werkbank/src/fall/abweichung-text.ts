import type { Abweichung } from './pruefe-fall.ts'

/** Where in the case file, what it expects and what came out; Angaben that no Antrag may have are named as they are. */
export function abweichungText({ was, soll, ist }: Abweichung): string {
  if (was.startsWith('angaben.')) return `${was}: ${ist}`
  return `erwartet.${was}: erwartet ${zitat(soll)}, ist ${zitat(ist)}.`
}

const zitat = (text: string) => (text === '' ? 'nichts' : `„${text}“`)
