/** An invented person of the samples, who can be signed in with one click. */
export type Musterperson = {
  sub: string
  vorname: string
  nachname: string
  /** ISO day; "" = the sample names none. */
  geburtsdatum: string
  /** What there is to see: the titles of the samples. */
  hinweis: string
}
