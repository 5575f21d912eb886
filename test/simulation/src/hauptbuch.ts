/** What the world outside was told: nothing of this may ever be lost. */
export type Quittung = { vorgangId: string; service: 'intake' | 'review'; ursache: string }
export type Eintrag = { name: string; art: string; person: number; vorgangId: string }
export type Hauptbuch = { quittungen: Quittung[]; eintraege: Eintrag[]; konflikte: number }

export const createHauptbuch = (): Hauptbuch => ({ quittungen: [], eintraege: [], konflikte: 0 })
