/** What the engine keeps of a package; nobody else looks inside. */
export type Kompiliert = { readonly fassungen: readonly unknown[] }
