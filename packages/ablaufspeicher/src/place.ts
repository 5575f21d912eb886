import { join } from 'node:path'

export const portFile = (datenordner: string): string => join(datenordner, 'zipkin-port')
export const urlOf = (port: number): string => `http://127.0.0.1:${port}`
