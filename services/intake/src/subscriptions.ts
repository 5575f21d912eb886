import type { Handler } from '@weiche/controller'

/** Intake is woken by requests alone, never by an event. */
export const subscriptions: Handler[] = []
