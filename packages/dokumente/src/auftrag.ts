/** One PDF to make. */
export type Auftrag = {
  /** Absolute path of a .typ file; it may import only what lies in its own folder. */
  vorlage: string
  /** Anything JSON can hold; the template reads it as `json(bytes(sys.inputs.daten))`. Never evaluated. */
  daten: unknown
  /** `ua-1` = PDF/UA-1, checked while compiling; `1.7` = plain PDF, still tagged. */
  standard: 'ua-1' | '1.7'
  /** `YYYY-MM-DD`, stands in the file as its creation time. */
  datum: string
}

/** The same on its way to the worker: `daten` as JSON text. */
export type Satzauftrag = Omit<Auftrag, 'daten'> & { daten: string }
