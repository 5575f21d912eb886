import { setTimeout as sleep } from 'node:timers/promises'
import type { Handler } from './handler.ts'
import type { Platform } from './ports.ts'
import { runHandler } from './run-handler.ts'

/** Subscribes a service's handlers: its table of contents becomes alive. */
export function startHandlers(
  handlers: readonly Handler[],
  platform: Platform,
  isOutage: (error: unknown) => boolean,
): void {
  const deps = { ...platform, sleep: (ms: number) => sleep(ms), random: Math.random, isOutage }
  for (const handler of handlers) {
    platform.bus.subscribe(handler.name, handler.wakesOn, (signal) => runHandler(handler, signal, deps))
  }
}
