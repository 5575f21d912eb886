/** A run of words without a wide gap; a column of a table ends it. `x`, `x2`: left and right edge in points. */
export type Zelle = { text: string; x: number; x2: number }

/** What stands at one height of a page, from left to right. `y` counts from the top, `hoehe` = size of the type; points. */
export type Zeile = { seite: number; y: number; hoehe: number; zellen: Zelle[] }
