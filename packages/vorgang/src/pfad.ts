import type { Angaben, Wert } from './angaben-wert.ts'

/**
 * Sets a value by path, for example `wohnung.miete` or `haushalt.mitglieder[m2].gdb` (list items by their `id`).
 * Objects on the way that are missing or null are made; a missing list item is not: the path is then unknown and false is returned.
 */
export function setPath(target: Angaben, path: string, value: Wert): boolean {
  const steps = parsePath(path)
  if (!steps) return false
  let here: Wert = target
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1
    if (step.kind === 'item') {
      if (!Array.isArray(here)) return false
      const at: number = here.findIndex((item) => isObject(item) && item['id'] === step.name)
      if (at < 0) return false
      if (last) here[at] = value
      else here = here[at]!
      continue
    }
    if (!isObject(here)) return false
    if (last) here[step.name] = value
    else {
      if (!Object.hasOwn(here, step.name) || here[step.name] === null)
        here[step.name] = steps[index + 1]!.kind === 'item' ? [] : {}
      here = here[step.name]!
    }
  }
  return true
}

/** The value at a path, with own properties only; `undefined` = not stated, or not a path. */
export function getPath(angaben: Angaben, path: string): Wert | undefined {
  const steps = parsePath(path)
  if (!steps) return undefined
  let here: Wert | undefined = angaben
  for (const { kind, name } of steps) {
    if (kind === 'item')
      here = Array.isArray(here) ? here.find((item) => isObject(item) && item['id'] === name) : undefined
    else here = isObject(here) && Object.hasOwn(here, name) ? here[name] : undefined
  }
  return here
}

type Step = { kind: 'name' | 'item'; name: string }
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** `undefined` = not a path. Only names, dots and `[id]`; no wildcards, no filters, no scripts. */
export function parsePath(path: string): Step[] | undefined {
  if (path.length > 200 || !/^[a-zA-Z][a-zA-Z0-9]*((\.[a-zA-Z][a-zA-Z0-9]*)|(\[[a-zA-Z0-9-]+\]))*$/.test(path))
    return undefined
  const steps = [...path.matchAll(/([a-zA-Z][a-zA-Z0-9]*)|\[([a-zA-Z0-9-]+)\]/g)].map(
    (m): Step => (m[1] === undefined ? { kind: 'item', name: m[2]! } : { kind: 'name', name: m[1] }),
  )
  return steps.some((s) => FORBIDDEN.has(s.name)) ? undefined : steps
}

export function isObject(value: Wert | undefined): value is { [key: string]: Wert } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
