import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  createAlwaysRecordSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace'
import type { Auftrag } from './umgebung.ts'

/** The sample that the standard variables ask for. What is not drawn is recorded all the same: the Nachlese may need it. */
export function createStichprobe({ art, anteil }: Auftrag['stichprobe']): Sampler {
  const root = rootOf(art.replace('parentbased_', ''), anteil)
  return createAlwaysRecordSampler(art.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root)
}

/** Is anything left out? */
export const isSampled = ({ stichprobe: { art, anteil } }: Auftrag): boolean =>
  art.endsWith('off') || (art.endsWith('ratio') && anteil < 1)

function rootOf(art: string, anteil: number): Sampler {
  if (art === 'traceidratio') return new TraceIdRatioBasedSampler(anteil)
  return art === 'always_off' ? new AlwaysOffSampler() : new AlwaysOnSampler()
}
