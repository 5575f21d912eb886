import { art, Problem, problemArten } from '@weiche/http'

const leistungUnbekannt = art('leistung-unbekannt', 404, 'Diese Leistung gibt es hier nicht')
const vorgangUnbekannt = art('vorgang-unbekannt', 404, 'Kein Vorgang gefunden')
const schluesselVergeben = art('schluessel-vergeben', 422, 'Der Idempotency-Key ist schon vergeben')
const zurueckgenommen = art('antrag-zurueckgenommen', 409, 'Der Antrag ist zurückgenommen')
const dokumentFehlt = art('dokument-fehlt', 404, 'Dieses Dokument gibt es nicht')
const ausgelastet = art('ausgelastet', 429, 'Zurzeit ausgelastet')
export const anlageAbgelehnt = art('anlage-abgelehnt', 422, 'Eine Anlage wird nicht angenommen')

export function unknownLeistung(known: readonly string[]): Problem {
  return new Problem(leistungUnbekannt, `Bitte prüfen Sie die Adresse. Hier gibt es: ${known.join(', ')}.`)
}

/** Over the network nobody is believed who they are by a header. */
export function foreignKonto(): Problem {
  return new Problem(
    problemArten.anfrageFehlerhaft,
    'Die Kopfzeile „Konto“ gilt nur innerhalb der Anwendung. Bitte lassen Sie sie weg; mit einem Konto meldet man sich auf der Seite an.',
    { errors: [{ pointer: 'header:konto', detail: 'Bitte lassen Sie diese Kopfzeile weg.' }] },
  )
}

export function missingKonto(): Problem {
  return new Problem(
    problemArten.nurLokal,
    'Diesen Weg geht nur die Seite für Antragstellende. Bitte melden Sie sich dort an und verbinden Sie den Antrag mit Ihrem Konto.',
  )
}

/** Unknown id, wrong secret, no secret: one answer, so that nobody learns which Vorgaenge exist. */
export function unknownVorgang(): Problem {
  return new Problem(
    vorgangUnbekannt,
    'Zu dieser Vorgangs-ID und diesem Status-Geheimnis gibt es keinen Vorgang. Bitte prüfen Sie beide; das Geheimnis gehört in die Kopfzeile Status-Geheimnis.',
  )
}

export const AUSGELASTET =
  'Zurzeit ausgelastet; nichts wurde gespeichert. „Retry-After“ sagt, wann dasselbe erneut zu senden ist.'

/** Before anything is read or stored: with the same key it takes effect once, however often it comes. */
export function ueberlastet(seconds: number): Problem {
  return new Problem(
    ausgelastet,
    `Zurzeit geht mehr ein, als verarbeitet werden kann. Es wurde nichts gespeichert. Bitte senden Sie dasselbe mit demselben Idempotency-Key in ${seconds} Sekunden erneut.`,
    { headers: { 'Retry-After': String(seconds) } },
  )
}

export function keyTaken(): Problem {
  return new Problem(
    schluesselVergeben,
    'Mit diesem Idempotency-Key kam schon etwas mit anderem Inhalt an; es gilt unverändert. Bitte senden Sie Neues mit einem neuen Schlüssel, Ergänzungen als Nachreichung.',
  )
}

export function withdrawn(): Problem {
  return new Problem(
    zurueckgenommen,
    'Dieser Antrag wurde zurückgenommen, darum wird nichts mehr dazu angenommen. Bitte stellen Sie einen neuen Antrag, wenn Sie die Leistung doch wünschen.',
  )
}

export function emptyNachreichung(): Problem {
  return new Problem(
    problemArten.angabenFehlerhaft,
    'Die Nachreichung ist leer. Bitte senden Sie Angaben, eine Mitteilung oder mindestens eine Anlage.',
  )
}

export function noDokument(known: readonly string[]): Problem {
  const there = known.length === 0 ? 'Bisher gibt es keine.' : `Bisher gibt es: ${known.join(', ')}.`
  return new Problem(dokumentFehlt, `Dieses Dokument gibt es zu Ihrem Vorgang nicht oder noch nicht. ${there}`)
}

/** Writers kept overtaking each other: nothing was stored, the sender tries again. */
export function tooBusy(): Problem {
  return new Problem(
    problemArten.nichtBereit,
    'Der Vorgang wird gerade oft geändert. Bitte senden Sie die Anfrage gleich noch einmal.',
    {
      headers: { 'Retry-After': '2' },
    },
  )
}
