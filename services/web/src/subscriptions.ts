import type { Handler } from '@weiche/controller'

/** The pages are woken by requests alone, never by an event. */
export const subscriptions: Handler[] = []
