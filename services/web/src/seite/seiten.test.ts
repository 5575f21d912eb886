import { describe, expect, test } from 'vitest'
import type { Anliegenseite, Bescheidseite, Inhalt, Rahmen, Sprache, Statusseite } from './modell.ts'
import { rendere } from './server.tsx'

const rahmen = (sprache: Sprache): Rahmen => ({
  ...{ sprache, titel: 'Titel', adresse: '/antraege/X', angemeldet: true, konto: true, fuss: [] },
})
const html = (inhalt: Inhalt, sprache: Sprache = 'einfach') => rendere({ rahmen: rahmen(sprache), inhalt })
/** What a person reads or hears, without what is hidden from both. */
const gelesen = (inhalt: Inhalt, sprache: Sprache = 'einfach') =>
  html(inhalt, sprache)
    .replace(/<svg[\s\S]*?<\/svg>|<!--.*?-->/g, '')
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;|&quot;/g, '"')
    .replace(/\s+/g, ' ')

const kontakt = { telefon: '04999 123-0', email: 'a@b.example', stelle: 'Amt', anschrift: 'Platz 1' }
const status: Statusseite = {
  art: 'status',
  vorgangId: 'X',
  thema: 'Wohngeld',
  tafel: {
    spur: 'sie',
    kopf: 'Sie sind dran',
    stark: '2 Sachen fehlen noch',
    satz: '– bitte bis Montag',
    zusatz: [],
    punkte: [],
  },
  gleis: [
    { spur: 'automatisch', titel: 'Antrag eingegangen', wann: '5. November 2026' },
    { spur: 'sie', titel: 'Sie sind dran', jetzt: true },
    { spur: 'kommt', titel: 'Entscheidung' },
  ],
  aktionen: [],
  kontakt,
}
const bescheid: Bescheidseite = {
  ...{
    art: 'bescheid',
    vorgangId: 'X',
    thema: 'Wohngeld',
    kopf: 'Bescheid vom 1.1.2026',
    ergebnis: 'Ihr Antrag ist bewilligt',
  },
  betraege: [{ betrag: '372 € im Monat', wann: '1. Januar 2026 bis 31. Dezember 2026' }],
  eckdaten: [{ name: 'Widerspruch', text: 'bis Montag, 28. Dezember 2026, 24 Uhr' }],
  aktionen: [{ text: 'Widerspruch', adresse: '/antraege/X/widerspruch' }],
  ...{ register: 'einfach', absaetze: ['Weil.'], schritte: [], waereWenn: [], melden: [] },
  bloecke: [
    {
      titel: 'Ihre Miete',
      zeilen: [
        { titel: 'Miete', hinweis: '§ 9', betrag: '1.225,00 €', art: 'zugang', von: 0, breite: 100 },
        { titel: 'Über dem Höchstbetrag', hinweis: '', betrag: '− 51,60 €', art: 'abzug', von: 96, breite: 4 },
        { titel: 'Davon zählt', hinweis: '', betrag: '1.173,40 €', art: 'stand', von: 0, breite: 96 },
      ],
    },
  ],
}
const anliegen: Anliegenseite = {
  ...{
    art: 'anliegen',
    vorgangId: 'X',
    thema: 'Wohngeld',
    kopf: 'Antrag zurücknehmen',
    saetze: ['Sie bekommen kein Geld.'],
  },
  formular: {
    ...{
      schluessel: 'k1',
      verborgen: {},
      knopf: { text: 'Ja, Antrag zurücknehmen', endgueltig: true },
      zurueck: 'Nein, Antrag behalten',
    },
    felder: [{ art: 'text', id: 'grund', titel: 'Warum?', hinweis: '', max: 2000, platz: undefined }],
  },
  ...{ fehler: [], eingaben: {}, kontakt },
}

describe('whoever looks at the status', () => {
  test('reads first whose turn it is and what is missing, before what happened', () => {
    const text = gelesen(status)
    expect(text.indexOf('2 Sachen fehlen noch')).toBeLessThan(text.indexOf('Antrag eingegangen'))
    expect(text).toContain('Jetzt: Sie sind dran')
  })
  test('is told to sign in for documents, or sees them, or that there is none; never a link that leads nowhere', () => {
    expect(gelesen(status)).toContain('Zum Ansehen bitte anmelden.')
    const mit = {
      ...status,
      dokumente: [{ titel: 'Bescheid', adresse: '/antraege/X/dokumente/bescheid', hinweis: 'PDF · heute' }],
    }
    expect(gelesen(mit)).toContain('Bescheid PDF · heute')
    expect(gelesen(mit)).not.toContain('bitte anmelden')
  })
  test('is offered actions only where there are any', () => {
    expect(gelesen(status)).not.toContain('Was möchten Sie tun?')
    const aktionen = [{ text: 'Antrag zurücknehmen', adresse: '/antraege/X/zuruecknehmen' }]
    expect(gelesen({ ...status, aktionen })).toContain('Was möchten Sie tun? Antrag zurücknehmen')
  })
  test('of a long history sees the first and the last six, and opens the rest', () => {
    const gleis = Array.from({ length: 20 }, (_, i) => ({ spur: 'automatisch' as const, titel: `Eintrag ${i}` }))
    const page = html({ ...status, gleis })
    expect(page).toContain('13 weitere Einträge zeigen')
    expect(page.indexOf('Eintrag 0')).toBeLessThan(page.indexOf('<details'))
    expect(page.indexOf('Eintrag 14')).toBeGreaterThan(page.indexOf('</details>'))
  })
})

describe('whoever reads the decision', () => {
  test('hears of each line what it does, and misses nothing without the picture', () => {
    const text = gelesen(bescheid)
    expect(text).toContain('Abzug: Über dem Höchstbetrag')
    expect(text).toContain('Ergibt: Davon zählt')
    for (const betrag of ['1.225,00 €', '− 51,60 €', '1.173,40 €']) expect(text).toContain(betrag)
  })
  test('sees deductions hatched and the rest plain; the picture says nothing to who listens', () => {
    const page = html(bescheid)
    expect(page.match(/<pattern/g)).toHaveLength(1)
    expect(page.match(/<svg class="balken"[^>]*aria-hidden="true"/g)).toHaveLength(3)
  })
  test('finds amount, time and the last day for a Widerspruch before the reasons', () => {
    const text = gelesen(bescheid)
    expect(text.indexOf('28. Dezember 2026')).toBeLessThan(text.indexOf('Warum dieses Ergebnis?'))
  })
})

describe('whoever is about to do what cannot be undone', () => {
  test('reads what it means before the buttons, and the one that catches the eye keeps everything', () => {
    const page = html(anliegen)
    expect(page.indexOf('Sie bekommen kein Geld.')).toBeLessThan(page.indexOf('<form class="formular"'))
    expect(page).toMatch(/kern-btn--primary"[^>]*href="\/antraege\/X"[^>]*>.*Nein, Antrag behalten/)
    expect(page).toMatch(/type="submit"[^>]*kern-btn--secondary/)
  })
  test('made a mistake is led to it, keeps the words, and hears them', () => {
    const fehler = [{ feld: 'grund', text: 'Bitte kürzer.' }]
    const page = html({ ...anliegen, fehler, eingaben: { grund: 'Sehr <lang>' } })
    expect(page).toContain('href="#grund"')
    expect(page).toMatch(
      /id="grund"[^>]*aria-describedby="grund-fehler"|aria-describedby="grund-fehler"[^>]*id="grund"/,
    )
    expect(page).toContain('Sehr &lt;lang&gt;')
  })
  test('gets a receipt and no second form', () => {
    const { formular: _, ...rest } = anliegen
    const page = html({ ...rest, quittung: { titel: 'Ihr Antrag ist zurückgenommen', saetze: ['Erhalten am 1.1.'] } })
    expect(page).not.toContain('<form class="formular"')
    expect(page).toContain('role="status"')
  })
})

describe('every page', () => {
  test.each(['einfach', 'leicht', 'englisch'] as const)(
    'in %s has one heading of the first order and no empty words',
    (sprache) => {
      for (const inhalt of [status, bescheid, anliegen]) {
        expect(html(inhalt, sprache).match(/<h1/g)).toHaveLength(1)
        expect(gelesen(inhalt, sprache)).not.toMatch(/undefined|\[object|NaN/)
      }
    },
  )
  test('says what somebody wrote, and never runs it', () => {
    const boese = '<img src=x onerror=alert(1)>'
    for (const inhalt of [
      { ...status, thema: boese },
      { ...bescheid, ergebnis: boese },
      {
        ...anliegen,
        eingaben: { grund: boese },
        druck: { titel: boese, an: [boese], zeilen: [boese], unterschrift: '' },
      },
    ])
      expect(html(inhalt)).not.toContain('<img')
  })
})
