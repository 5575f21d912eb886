/** Placeholder until the engine lands: the compiled Leistungspaket. */
export type Paket = { leistung: string }
