import { readdirSync, readFileSync } from 'node:fs'
import type { Paket } from '@weiche/regelwerk'

const folder = new URL('../../../rules/wohngeld/', import.meta.url)
const json = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const texte = new Map(
  readdirSync(new URL('texte/', folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name.slice(0, -3), readFileSync(new URL(`texte/${name}`, folder), 'utf8')]),
)

/** What letters use of the real package: head, texts, catalogue of Nachweise. Its rules are not needed here. */
export const wohngeld = {
  leistung: 'wohngeld',
  kopf: json('leistung.json'),
  texte,
  nachweise: { liste: json('nachweise.json').nachweise },
} as unknown as Paket

/** Lines of the calculation sheet that the texts of Wohngeld print. */
export const berechnung = [
  ['personen.berechtigt', 'Zu berücksichtigende Haushaltsmitglieder', '2', 'ganzzahl'],
  ['mietrechnung.miete', 'Monatliche Miete oder Belastung', '520.00', 'betrag'],
  ['einkommen.einnahmenMonat', 'Summe der monatlichen Einkünfte und Einnahmen', '1412.50', 'betrag'],
  ['anzeige.miete', 'Grenze, unter der eine niedrigere Miete mitzuteilen ist', '442.00', 'betrag'],
  ['anzeige.einnahmen', 'Grenze, über der höhere Einnahmen mitzuteilen sind', '1624.38', 'betrag'],
  ['wohngeld.z1', 'Zwischenwert z1', '0.3010822600', 'zahl'],
].map(([id, titel, wert, typ]) => ({ id, titel, wert, typ, norm: '§ 19 WoGG' }))
