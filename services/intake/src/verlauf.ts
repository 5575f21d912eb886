import type { EreignisTyp, Vorgang } from '@weiche/vorgang'

/** What the citizen is told of an event; events that only matter inside are left out. */
const saetze: Partial<Record<EreignisTyp, string>> = {
  'antrag.eingegangen': 'Ihr Antrag ist eingegangen.',
  'nachreichung.eingegangen': 'Ihre Nachreichung ist eingegangen.',
  'antrag.zurueckgenommen': 'Sie haben Ihren Antrag zurückgenommen.',
  'einzelfallpruefung.beantragt': 'Sie haben um die Prüfung durch einen Menschen gebeten.',
  'widerspruch.erhoben': 'Ihr Widerspruch ist eingegangen.',
  'widerspruch.erledigt': 'Über Ihren Widerspruch hat ein Mensch entschieden.',
  'vorgang.zugeordnet': 'Ihr Antrag ist der zuständigen Stelle zugeordnet.',
  'nachforderung.gestellt': 'Wir brauchen noch Angaben oder Nachweise von Ihnen.',
  'erinnerung.veranlasst': 'Wir haben Sie an die fehlenden Angaben oder Nachweise erinnert.',
  'fristverlaengerung.beantragt': 'Sie haben um mehr Zeit gebeten.',
  'fristverlaengerung.abgelehnt': 'Mehr Zeit ist nicht möglich. Die Frist bleibt, wie sie ist.',
  'frist.verlaengert': 'Sie haben mehr Zeit für das, was noch fehlt.',
  'forderung.aufgehoben': 'Etwas, das gefehlt hat, brauchen wir nicht mehr.',
  'frist.abgelaufen': 'Die Frist für die fehlenden Angaben oder Nachweise ist abgelaufen.',
  'vorgang.ausgesteuert': 'Ihr Antrag wird persönlich geprüft.',
  'vorgang.uebernommen': 'Eine Sachbearbeiterin oder ein Sachbearbeiter hat Ihren Antrag übernommen.',
  'angaben.berichtigt': 'Die Behörde hat eine Angabe in Ihrem Antrag berichtigt.',
  'bescheid.erstellt': 'Über Ihren Antrag ist entschieden. Der Bescheid wird versandt.',
  'bescheid.versandt': 'Der Bescheid wurde zur Post gegeben.',
}

export type Verlaufseintrag = { zeitpunkt: string; text: string }

/** In order; the same sentence does not stand twice in a row; a request without a new letter, or being assigned again, is no news. */
export function verlaufOf(v: Vorgang): Verlaufseintrag[] {
  const briefe = new Set(v.nachforderungsbriefe.map((b) => b.seq))
  const first = v.verlauf.find((e) => e.type === 'vorgang.zugeordnet')
  const eintraege = v.verlauf
    .filter((e) => e.type !== 'nachforderung.gestellt' || briefe.has(e.seq))
    .filter((e) => e.type !== 'vorgang.zugeordnet' || e === first)
    .flatMap((e) => (saetze[e.type] ? [{ zeitpunkt: e.zeitpunkt, text: saetze[e.type]! }] : []))
  return eintraege.filter((e, i) => e.text !== eintraege[i - 1]?.text)
}
