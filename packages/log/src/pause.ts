/** A pause that can be cut short by who is in a hurry. */
export type Pause = {
  wait(ms: number): Promise<void>
  /** Ends the pause under way, if any. */
  cut(): void
}

export function createPause(): Pause {
  let end: (() => void) | undefined
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms)
        end = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    cut: () => end?.(),
  }
}
