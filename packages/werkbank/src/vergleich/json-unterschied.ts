import type { Wert } from '@weiche/vorgang'

export type Objekt = { [key: string]: Wert }
/** One place where two JSON values differ; undefined = not there. */
export type Unterschied = { pfad: string; alt: Wert | undefined; neu: Wert | undefined }

/** Leaves that differ, in the order of the keys. Lists of the same length are compared item by item, others as a whole. */
export function unterschiede(alt: Wert | undefined, neu: Wert | undefined, pfad = ''): Unterschied[] {
  if (istObjekt(alt) && istObjekt(neu)) {
    const keys = new Set([...Object.keys(alt), ...Object.keys(neu)])
    return [...keys].flatMap((key) => unterschiede(alt[key], neu[key], pfad === '' ? key : `${pfad}.${key}`))
  }
  if (Array.isArray(alt) && Array.isArray(neu) && alt.length === neu.length)
    return alt.flatMap((wert, i) => unterschiede(wert, neu[i], `${pfad}[${i}]`))
  return JSON.stringify(alt) === JSON.stringify(neu) ? [] : [{ pfad, alt, neu }]
}

export function istObjekt(wert: unknown): wert is Objekt {
  return typeof wert === 'object' && wert !== null && !Array.isArray(wert)
}

/** Pairs the entries of two lists by key: removed ones first, then in the order of the new list. */
export function paare<T>(
  alt: ReadonlyMap<string, T>,
  neu: ReadonlyMap<string, T>,
): { name: string; alt: T | undefined; neu: T | undefined }[] {
  const weg = [...alt.keys()].filter((name) => !neu.has(name))
  return [...weg, ...neu.keys()].map((name) => ({ name, alt: alt.get(name), neu: neu.get(name) }))
}
