/** One PDF to make. */
export type Auftrag = {
  /** Absolute path of a .typ file; it may import only what lies in its own folder. */
  vorlage: string
  /** Anything JSON can hold; the template reads it as `json(bytes(sys.inputs.daten))`. Never evaluated. */
  daten: unknown
  /** `a-2a` = PDF/A-2a and PDF/UA-1 in one file; `1.7` = plain PDF, still tagged. */
  standard: 'a-2a' | '1.7'
  /** `YYYY-MM-DD`, stands in the file as its creation time. */
  datum: string
  /** Text of a QR code; the template finds its picture (SVG) in `sys.inputs.qr`. */
  qr?: string | undefined
}

/** The same on its way to the worker: `daten` as JSON text. */
export type Satzauftrag = Omit<Auftrag, 'daten'> & { daten: string }
