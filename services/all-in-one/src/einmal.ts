/** Made when it is first asked for, and then the same one for everybody in this process. */
export function einmal<T>(make: () => T): () => T {
  let made: { thing: T } | undefined
  return () => {
    made ??= { thing: make() }
    return made.thing
  }
}
