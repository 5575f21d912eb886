import type { Commit, Ereignis, Vorgang } from '@weiche/vorgang'
import type { Gleiseintrag, Sprache } from '../seite/modell.ts'
import { fristText, zeitText } from '../worte/zeit.ts'
import { type Lage, lageOf } from './lage.ts'

/** The history in the words of the citizen, oldest first, then what is now and what comes. Nothing of the content. */
export function verlaufOf(commits: readonly Commit[], v: Vorgang, sprache: Sprache): Gleiseintrag[] {
  const t = TEXTE[sprache]
  const briefe = new Set(v.nachforderungsbriefe.map((b) => b.seq))
  const gewesen = commits.flatMap((c) =>
    c.ereignisse.flatMap((e): Gleiseintrag[] => {
      // A request that goes on without a letter is no news.
      if (e.type === 'nachforderung.gestellt' && !briefe.has(c.seq)) return []
      const eintrag = t.eintrag(e, v)
      return eintrag ? [{ ...eintrag, wann: zeitText(new Date(c.zeitpunkt), sprache) }] : []
    }),
  )
  const einmal = gewesen.filter((e, i) => e.titel !== gewesen[i - 1]?.titel || e.spur !== gewesen[i - 1]?.spur)
  const lage = lageOf(v)
  if (lage === 'versandt' || lage === 'zurueckgenommen' || lage === 'erledigt')
    return einmal.with(-1, { ...einmal.at(-1)!, jetzt: true })
  return [...einmal, ...t.jetzt(lage), ...(lage === 'entschieden' || lage === 'danach' ? [] : t.kommt(lage))]
}

type Texte = {
  eintrag(e: Ereignis, v: Vorgang): Omit<Gleiseintrag, 'wann'> | undefined
  jetzt(lage: Lage): Gleiseintrag[]
  kommt(lage: Lage): Gleiseintrag[]
}

function texte(w: (typeof WORTE)[Sprache], sprache: Sprache): Texte {
  return {
    eintrag(e, v) {
      switch (e.type) {
        case 'antrag.eingegangen':
          return { spur: 'automatisch', titel: v.gegen ? w.widerspruch : w.eingegangen }
        case 'nachreichung.eingegangen':
          if (e.fakten.zweck === 'berichtigung') return { spur: 'sie', titel: w.selbstBerichtigt }
          return { spur: 'sie', titel: w.nachgereicht(e.inhalt.anlagen.length, Object.keys(e.inhalt.angaben).length) }
        case 'einzelfallpruefung.beantragt':
          return { spur: 'sie', titel: w.menschVerlangt }
        case 'widerspruch.erhoben':
          return { spur: 'sie', titel: w.widersprochen }
        case 'widerspruch.erledigt':
          return { spur: 'mensch', titel: w.widerspruchErledigt }
        case 'antrag.zurueckgenommen':
          return { spur: 'sie', titel: w.zurueckgenommen }
        case 'nachforderung.gestellt':
          return {
            spur: e.fakten.weg === 'person' ? 'mensch' : 'automatisch',
            titel: w.gefordert(e.inhalt.punkte.length, e.fakten.weg === 'person'),
            inhalt: w.bis(fristText(e.fakten.frist, sprache)),
          }
        case 'erinnerung.veranlasst':
          return { spur: 'automatisch', titel: w.erinnert, inhalt: w.bis(fristText(e.fakten.frist, sprache)) }
        case 'fristverlaengerung.beantragt':
          return { spur: 'sie', titel: w.gebeten }
        case 'frist.verlaengert':
          return {
            spur: e.fakten.weg === 'person' ? 'mensch' : 'automatisch',
            titel: w.mehrZeit,
            inhalt: w.bis(fristText(e.fakten.frist, sprache)),
          }
        case 'fristverlaengerung.abgelehnt':
          return { spur: 'mensch', titel: w.keineMehrZeit, inhalt: w.bis(fristText(e.fakten.frist, sprache)) }
        case 'frist.abgelaufen':
          return { spur: 'automatisch', titel: w.abgelaufen }
        case 'vorgang.ausgesteuert':
          return { spur: 'mensch', titel: w.ausgesteuert }
        case 'vorgang.uebernommen':
          return { spur: 'mensch', titel: w.uebernommen }
        case 'angaben.berichtigt':
          return { spur: 'mensch', titel: w.berichtigt }
        case 'vorgang.zurueckgegeben':
          return { spur: 'mensch', titel: w.geklaert }
        case 'entscheidung.getroffen':
          return e.fakten.weg === 'person'
            ? { spur: 'mensch', titel: w.entschiedenMensch }
            : { spur: 'automatisch', titel: w.entschiedenRegeln }
        case 'versagung.ausgesprochen':
          return { spur: 'mensch', titel: w.entschiedenMensch }
        case 'bescheid.versandt':
          return { spur: 'automatisch', titel: w.versandt }
        default:
          return undefined
      }
    },
    jetzt(lage) {
      const jetzt = true
      if (lage === 'fehlt' || lage === 'erinnert' || lage === 'versagt') return [{ spur: 'sie', titel: w.sie, jetzt }]
      if (lage === 'pruefung') return [{ spur: 'automatisch', titel: w.pruefen, jetzt }]
      if (lage === 'entschieden') return [{ spur: 'automatisch', titel: w.versenden, jetzt }]
      return [{ spur: 'mensch', titel: w.mensch, jetzt }]
    },
    kommt(lage) {
      const entscheidung: Gleiseintrag = { spur: 'kommt', titel: w.entscheidung, inhalt: w.nachricht }
      if (lage === 'person' || lage === 'verspaetet' || lage === 'nachgeholt') return [entscheidung]
      const danach: Gleiseintrag[] = lage === 'pruefung' ? [] : [{ spur: 'kommt', titel: w.danach }]
      return [...danach, { spur: 'kommt', titel: w.unklar, abzweig: true }, entscheidung]
    },
  }
}

const WORTE = {
  einfach: {
    eingegangen: 'Antrag eingegangen',
    nachgereicht: (dateien: number, angaben: number) =>
      dateien === 0 && angaben === 0
        ? 'Sie haben uns geschrieben'
        : `Sie haben ${[
            dateien > 0 && (dateien === 1 ? '1 Nachweis' : `${dateien} Nachweise`),
            angaben > 0 && (angaben === 1 ? '1 Angabe' : `${angaben} Angaben`),
          ]
            .filter(Boolean)
            .join(' und ')} geschickt`,
    zurueckgenommen: 'Sie haben den Antrag zurückgenommen',
    widerspruch: 'Widerspruch eingegangen',
    selbstBerichtigt: 'Sie haben eine Angabe berichtigt',
    menschVerlangt: 'Sie haben um einen Menschen gebeten',
    widersprochen: 'Sie haben Widerspruch eingelegt',
    widerspruchErledigt: 'Ein Mensch hat über den Widerspruch entschieden',
    gefordert: (n: number, mensch: boolean) =>
      `${mensch ? 'Ein Mensch hat geprüft' : 'Automatisch geprüft'}: ${n === 1 ? '1 Sache fehlt' : `${n} Sachen fehlen`}`,
    bis: (tag: string) => `Wir brauchen sie bis ${tag}.`,
    erinnert: 'Erinnerung an das, was fehlt',
    gebeten: 'Sie haben um mehr Zeit gebeten',
    mehrZeit: 'Sie haben mehr Zeit',
    keineMehrZeit: 'Mehr Zeit ist nicht möglich, die Frist bleibt',
    abgelaufen: 'Die Frist ist abgelaufen',
    ausgesteuert: 'Ein Mensch im Amt soll prüfen',
    uebernommen: 'Ein Mensch im Amt hat übernommen',
    berichtigt: 'Wir haben eine Angabe berichtigt',
    geklaert: 'Ein Mensch im Amt hat eine Frage geklärt',
    entschiedenMensch: 'Ein Mensch im Amt hat entschieden',
    entschiedenRegeln: 'Automatisch entschieden',
    versandt: 'Bescheid abgesendet',
    sie: 'Sie sind dran',
    pruefen: 'Wir prüfen',
    versenden: 'Wir versenden den Bescheid',
    mensch: 'Ein Mensch im Amt prüft',
    danach: 'Danach: automatische Prüfung',
    unklar: 'Nur wenn etwas unklar ist: Ein Mensch im Amt prüft',
    entscheidung: 'Entscheidung',
    nachricht: 'Sie bekommen den Bescheid.',
  },
  leicht: {
    eingegangen: 'Ihr Antrag ist da.',
    nachgereicht: () => 'Sie haben uns etwas geschickt.',
    zurueckgenommen: 'Sie wollten den Antrag nicht mehr.',
    widerspruch: 'Ihr Wider·spruch ist da.',
    selbstBerichtigt: 'Sie haben etwas geändert.',
    menschVerlangt: 'Sie wollten: Ein Mensch soll prüfen.',
    widersprochen: 'Sie haben Wider·spruch geschickt.',
    widerspruchErledigt: 'Ein Mensch hat entschieden.',
    gefordert: (n: number) => (n === 1 ? 'Es fehlt 1 Sache.' : `Es fehlen ${n} Sachen.`),
    bis: (tag: string) => `Schicken Sie alles bis ${tag}.`,
    erinnert: 'Wir haben Sie erinnert.',
    gebeten: 'Sie wollten mehr Zeit.',
    mehrZeit: 'Sie haben mehr Zeit.',
    keineMehrZeit: 'Mehr Zeit geht leider nicht.',
    abgelaufen: 'Die Zeit ist vorbei.',
    ausgesteuert: 'Ein Mensch soll prüfen.',
    uebernommen: 'Ein Mensch prüft.',
    berichtigt: 'Wir haben etwas geändert.',
    geklaert: 'Eine Frage ist jetzt klar.',
    entschiedenMensch: 'Ein Mensch hat entschieden.',
    entschiedenRegeln: 'Ein Computer hat nach festen Regeln entschieden.',
    versandt: 'Der Brief ist auf dem Weg.',
    sie: 'Sie müssen etwas tun.',
    pruefen: 'Wir prüfen.',
    versenden: 'Wir schicken den Brief.',
    mensch: 'Ein Mensch prüft.',
    danach: 'Danach prüfen wir.',
    unklar: 'Ist etwas unklar? Dann prüft ein Mensch.',
    entscheidung: 'Wir entscheiden.',
    nachricht: 'Sie bekommen einen Brief.',
  },
  englisch: {
    eingegangen: 'Application received',
    nachgereicht: (dateien: number, angaben: number) =>
      dateien + angaben === 0 ? 'You wrote to us' : 'You sent us something that was missing',
    zurueckgenommen: 'You withdrew the application',
    widerspruch: 'Objection received',
    selbstBerichtigt: 'You corrected a detail',
    menschVerlangt: 'You asked for a person',
    widersprochen: 'You objected to the decision',
    widerspruchErledigt: 'A person decided on the objection',
    gefordert: (n: number, mensch: boolean) =>
      `${mensch ? 'Checked by a person' : 'Checked automatically'}: ${n === 1 ? '1 item is missing' : `${n} items are missing`}`,
    bis: (tag: string) => `We need it by ${tag}.`,
    erinnert: 'Reminder of what is missing',
    gebeten: 'You asked for more time',
    mehrZeit: 'You have more time',
    keineMehrZeit: 'More time is not possible, the deadline stays',
    abgelaufen: 'The deadline has passed',
    ausgesteuert: 'A person at the office is to check',
    uebernommen: 'A person at the office has taken over',
    berichtigt: 'We corrected one of your details',
    geklaert: 'A person at the office cleared a question',
    entschiedenMensch: 'Decided by a person at the office',
    entschiedenRegeln: 'Decided automatically',
    versandt: 'Decision sent',
    sie: 'It is your turn',
    pruefen: 'We are checking',
    versenden: 'We are sending the decision',
    mensch: 'A person at the office is checking',
    danach: 'Then: automatic check',
    unklar: 'Only if something is unclear: a person at the office checks',
    entscheidung: 'Decision',
    nachricht: 'You get the decision.',
  },
}

const TEXTE: Record<Sprache, Texte> = {
  einfach: texte(WORTE.einfach, 'einfach'),
  leicht: texte(WORTE.leicht as (typeof WORTE)[Sprache], 'leicht'),
  englisch: texte(WORTE.englisch, 'englisch'),
}
