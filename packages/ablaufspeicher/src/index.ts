export { type Ablaufspeicher, AblaufspeicherFehler, bringAblaufspeicher } from './bring-ablaufspeicher.ts'
export { type Abschnitt, readAblauf, storedUrl } from './read-ablauf.ts'
