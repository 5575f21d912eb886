import type { Sprache } from '../seite/modell.ts'

type Texte = {
  bis(tag: string): string
  zaehlt: string
  abgelaufen(tag: string): string
  trotzdem: string
  stand(da: number, alle: number): string
  danke(dateien: number, angaben: number): string
  erhalten(zeit: string): string
  zweimal: string
  wirdGeprueft: string
  nichtsFehlt: string
  mehrZeit(sofortBis: string | undefined, beantragtBis: string | undefined): string
  mehrZeitGewaehrt(tag: string): string
  mehrZeitGeprueft: string
  kaputt: string
  zuGross(mb: number): string
  /** Too much comes in: when to send it again, and what was not kept. */
  ausgelastet(sekunden: number): string
  dateienNeu: string
  leer: string
  schonDa: string
}

const einfach: Texte = {
  bis: (tag) => `Bitte bis ${tag}, 24 Uhr`,
  zaehlt: 'Es zählt, wann wir die Datei bekommen.',
  abgelaufen: (tag) => `Die Frist ist am ${tag} abgelaufen`,
  trotzdem: 'Schicken Sie Ihre Nachweise trotzdem. Wir prüfen sie.',
  stand: (da, alle) => `${da} von ${alle} ist da.`,
  danke: (d, a) =>
    `Danke. Wir haben ${[d > 0 && (d === 1 ? '1 Datei' : `${d} Dateien`), a > 0 && (a === 1 ? '1 Angabe' : `${a} Angaben`)].filter(Boolean).join(' und ') || 'Ihre Nachricht'} bekommen.`,
  erhalten: (zeit) => `Erhalten am ${zeit}.`,
  zweimal: 'Sie haben diesen Nachweis schon auf einem anderen Gerät geschickt. Wir haben beide Dateien.',
  wirdGeprueft: 'Wir prüfen gerade, was Sie geschickt haben. Das dauert meist nur einen Moment.',
  nichtsFehlt: 'Zurzeit fehlt nichts.',
  mehrZeit: (sofort, beantragt) =>
    beantragt
      ? `Sie haben um mehr Zeit bis ${beantragt} gebeten.`
      : sofort
        ? `Bis ${sofort} bekommen Sie sofort mehr Zeit. Brauchen Sie länger, antwortet Ihnen ein Mensch im Amt.`
        : 'Ein Mensch im Amt antwortet Ihnen.',
  mehrZeitGewaehrt: (tag) => `Neue Frist: ${tag}`,
  mehrZeitGeprueft: 'Ihre Bitte ist da. Ein Mensch im Amt antwortet Ihnen.',
  kaputt: 'Das Formular kam nicht vollständig an. Es wurde nichts gespeichert. Bitte senden Sie es noch einmal.',
  zuGross: (mb) =>
    `Alle Dateien zusammen sind größer als ${mb} MB. Es wurde nichts gespeichert. Tipp: Fotografieren Sie jede Seite einzeln und senden Sie die Nachweise nacheinander.`,
  ausgelastet: (s) =>
    `Gerade kommt bei uns sehr viel an. Es wurde noch nichts gespeichert. Ihre Eingaben sind noch da. Bitte warten Sie ${s} Sekunden und senden Sie dann noch einmal.`,
  dateienNeu: 'Die Dateien wählen Sie bitte neu aus: Der Browser behält sie nicht.',
  leer: 'Bitte wählen Sie mindestens eine Datei aus oder füllen Sie ein Feld aus.',
  schonDa:
    'Eine dieser Angaben haben Sie schon auf einem anderen Gerät gemacht. Es wurde nichts Neues gespeichert. Bitte laden Sie die Seite neu.',
}

const TEXTE: Record<Sprache, Texte> = {
  einfach,
  leicht: {
    ...einfach,
    bis: (tag) => `Schicken Sie alles bis ${tag}.`,
    zaehlt: 'Die Datei muss an diesem Tag bei uns sein.',
    abgelaufen: () => 'Die Zeit ist vorbei.',
    trotzdem: 'Schicken Sie uns die Papiere trotzdem.',
    stand: (da, alle) => `${da} von ${alle} ist da.`,
    danke: () => 'Danke. Wir haben Ihre Sachen bekommen.',
    zweimal: 'Sie haben uns das schon geschickt. Wir haben beides.',
    wirdGeprueft: 'Wir schauen das jetzt an.',
    nichtsFehlt: 'Es fehlt nichts.',
    ausgelastet: (s) =>
      `Gerade schicken uns sehr viele Menschen etwas. Wir haben noch nichts gespeichert. Ihr Text ist noch da. Warten Sie ${s} Sekunden. Drücken Sie dann noch einmal auf den Knopf.`,
    dateienNeu: 'Wählen Sie die Dateien bitte neu aus.',
    mehrZeit: () => 'Bis wann brauchen Sie Zeit? Schreiben Sie uns das Datum.',
  },
  englisch: {
    ...einfach,
    bis: (tag) => `Please send by ${tag}, midnight`,
    zaehlt: 'What counts is when we receive the file.',
    abgelaufen: (tag) => `The deadline passed on ${tag}`,
    trotzdem: 'Please send your documents anyway. We will check them.',
    stand: (da, alle) => `${da} of ${alle} received.`,
    danke: () => 'Thank you. We have received what you sent.',
    erhalten: (zeit) => `Received on ${zeit}.`,
    zweimal: 'You have already sent this from another device. We have both files.',
    wirdGeprueft: 'We are checking what you sent. That usually takes a moment.',
    nichtsFehlt: 'Nothing is missing at the moment.',
    mehrZeit: (sofort) =>
      sofort ? `Up to ${sofort} you get more time at once.` : 'A person at the office will answer you.',
    mehrZeitGewaehrt: (tag) => `New deadline: ${tag}`,
    mehrZeitGeprueft: 'We have your request. A person at the office will answer you.',
    kaputt: 'The form did not arrive completely. Nothing was stored. Please send it again.',
    zuGross: (mb) => `All files together are larger than ${mb} MB. Nothing was stored. Please send them one by one.`,
    ausgelastet: (s) =>
      `Very much is coming in right now. Nothing was stored yet. What you entered is still here. Please wait ${s} seconds, then send it again.`,
    dateienNeu: 'Please choose the files again: your browser does not keep them.',
    leer: 'Please choose at least one file or fill in one field.',
    schonDa:
      'You have already answered one of these on another device. Nothing new was stored. Please reload the page.',
  },
}

export const nachweisTexte = (sprache: Sprache): Texte => TEXTE[sprache]
