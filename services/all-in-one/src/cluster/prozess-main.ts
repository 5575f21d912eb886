import { startProzess } from './prozess.ts'
import { lebe } from './prozess-leben.ts'

await lebe(startProzess)
