/** `fehler` keeps a package from being released, `warnung` is most likely a mistake, `hinweis` may be meant. */
export const stufen = ['fehler', 'warnung', 'hinweis'] as const
export type Stufe = (typeof stufen)[number]

/** Something about a package that loads and still does not look right. */
export type Pruefbefund = { stufe: Stufe; datei: string; pfad: string; text: string; abhilfe: string }
