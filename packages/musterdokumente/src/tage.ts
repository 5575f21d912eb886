/** `YYYY-MM-DD`, moved by whole months to the first day of a month. */
export function monatsanfang(datum: string, monate: number): string {
  const [jahr, monat] = datum.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(jahr, monat - 1 + monate, 1)).toISOString().slice(0, 10)
}

/** The day before. */
export function vortag(datum: string): string {
  return new Date(Date.parse(`${datum}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
