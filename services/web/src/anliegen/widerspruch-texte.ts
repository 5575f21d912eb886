import type { Sprache } from '../seite/modell.ts'

export type Texte = {
  kopf: string
  keinBescheid: string
  anderer: string
  bis(tag: string): string
  gerechnet(aufgabe: string, bekanntgabe: string): string
  zuSpaet(tag: string): string
  trotzdem: string
  laeuftNicht: string
  gilt: string
  form: string
  begruendung: string
  spaeter: string
  knopf: string
  zurueck: string
  da: string
  erhalten(zeit: string): string
  rechtzeitig(tag: string): string
  verspaetet(tag: string): string
  mensch: string
  stand(vorgang: string): string
}

const TEXTE: Record<Sprache, Texte> = {
  einfach: {
    kopf: 'Widerspruch einlegen',
    keinBescheid: 'Es gibt noch keinen Bescheid. Stimmt eine Angabe nicht? Dann berichtigen Sie sie bitte.',
    anderer: 'Gegen diesen Bescheid gibt es keinen Widerspruch. Was Sie tun können, steht am Ende des Bescheids.',
    bis: (tag) => `Sie können bis ${tag}, 24 Uhr, Widerspruch einlegen.`,
    gerechnet: (aufgabe, bekanntgabe) =>
      `So ist gerechnet: Der Bescheid ging am ${aufgabe} zur Post und gilt am ${bekanntgabe} als bekannt gegeben. Von da an haben Sie einen Monat Zeit (§ 70 VwGO).`,
    zuSpaet: (tag) => `Die Frist für den Widerspruch ist am ${tag} abgelaufen.`,
    trotzdem:
      'Sie können ihn trotzdem schicken. Schreiben Sie bitte, warum er später kommt oder wann Sie den Bescheid bekommen haben. Ein Mensch im Amt prüft das.',
    laeuftNicht: 'Der Bescheid ist noch nicht nachweisbar abgesendet. Die Frist läuft noch nicht.',
    gilt: 'Ihr Bescheid gilt erst einmal weiter. Ein Mensch im Amt prüft ihn noch einmal.',
    form: 'Wichtig: Das Gesetz verlangt für den Widerspruch die Schriftform (§ 70 VwGO). Ob diese Seite dafür genügt, ist nicht sicher. Sicher ist es so: ausdrucken, unterschreiben und vor dem Ende der Frist an uns schicken oder bei uns abgeben.',
    begruendung: 'Womit sind Sie nicht einverstanden? (freiwillig)',
    spaeter: 'Eine Begründung können Sie auch später schicken.',
    knopf: 'Widerspruch einlegen',
    zurueck: 'Abbrechen',
    da: 'Ihr Widerspruch ist da',
    erhalten: (zeit) => `Erhalten am ${zeit}.`,
    rechtzeitig: (tag) => `Er kam rechtzeitig. Die Frist geht bis ${tag}.`,
    verspaetet: (tag) => `Er kam nach dem Ende der Frist (${tag}). Ein Mensch im Amt prüft, ob er trotzdem gilt.`,
    mensch: 'Ein Mensch im Amt kümmert sich darum. Sie bekommen eine Antwort mit der Post.',
    stand: (vorgang) => `So steht es um Ihren Widerspruch (${vorgang})`,
  },
  leicht: {
    kopf: 'Wider·spruch',
    keinBescheid: 'Es gibt noch keinen Bescheid.',
    anderer: 'Hier geht kein Wider·spruch. Lesen Sie bitte das Ende vom Bescheid.',
    bis: (tag) => `Sie haben Zeit bis ${tag}.`,
    gerechnet: () => 'Sie haben einen Monat Zeit.',
    zuSpaet: (tag) => `Die Zeit war am ${tag} vorbei.`,
    trotzdem: 'Sie können uns trotzdem schreiben. Schreiben Sie: Warum kommt der Wider·spruch später?',
    laeuftNicht: 'Der Brief ist noch nicht weg. Sie haben noch Zeit.',
    gilt: 'Wider·spruch heißt: Wir müssen noch einmal prüfen. Der Bescheid gilt so lange weiter.',
    form: 'Wichtig: Drucken Sie den Wider·spruch aus. Schreiben Sie Ihren Namen darunter. Schicken Sie uns den Brief. Dann ist es sicher.',
    begruendung: 'Was ist falsch? Sie müssen hier nichts schreiben.',
    spaeter: 'Sie können uns auch später schreiben.',
    knopf: 'Wider·spruch abschicken',
    zurueck: 'Zurück',
    da: 'Ihr Wider·spruch ist da',
    erhalten: (zeit) => `Angekommen am ${zeit}.`,
    rechtzeitig: () => 'Er ist pünktlich da.',
    verspaetet: () => 'Er kam zu spät. Ein Mensch prüft ihn trotzdem.',
    mensch: 'Ein Mensch prüft noch einmal. Sie bekommen einen Brief.',
    stand: () => 'Das passiert mit Ihrem Wider·spruch',
  },
  englisch: {
    kopf: 'Object to the decision (Widerspruch)',
    keinBescheid: 'There is no decision yet. If one of your details is wrong, please correct it.',
    anderer: 'There is no objection against this decision. What you can do stands at its end.',
    bis: (tag) => `You can object until ${tag}, midnight.`,
    gerechnet: (aufgabe, bekanntgabe) =>
      `How this is counted: the decision was posted on ${aufgabe} and counts as known on ${bekanntgabe}. You have one month from then (§ 70 VwGO).`,
    zuSpaet: (tag) => `The time for an objection ended on ${tag}.`,
    trotzdem:
      'You can send it anyway. Please write why it comes later, or when you got the decision. A person at the office checks this.',
    laeuftNicht: 'The decision is not proven to have been sent yet. The time has not begun.',
    gilt: 'The decision stays in force meanwhile. A person at the office checks it again.',
    form: 'Important: the law wants the objection in writing (§ 70 VwGO). Whether this page is enough is not certain. To be safe, print it, sign it and send or bring it to us before the end of the period.',
    begruendung: 'What do you disagree with? (optional)',
    spaeter: 'You can also send your reasons later.',
    knopf: 'Send the objection',
    zurueck: 'Cancel',
    da: 'We have your objection',
    erhalten: (zeit) => `Received on ${zeit}.`,
    rechtzeitig: (tag) => `It came in time. The period ends on ${tag}.`,
    verspaetet: (tag) =>
      `It came after the end of the period (${tag}). A person checks whether it counts all the same.`,
    mensch: 'A person at the office deals with it. You get an answer by post.',
    stand: (vorgang) => `How your objection is doing (${vorgang})`,
  },
}

export const texte = (sprache: Sprache): Texte => TEXTE[sprache]
