import type { Paket } from '@weiche/regelwerk'
import type { Abdeckung } from '../abdeckung/abdeckung.ts'
import type { Blattabdeckung, Regelabdeckung } from '../abdeckung/regeln.ts'
import { type Seite, seitenarten } from '../abdeckung/seiten.ts'
import { zitate } from '../zitat.ts'

/** One thing that keeps a package from deciding automatically: where, what, and what helps. */
export type Mangel = { datei: string; pfad: string; text: string; abhilfe: string }

/** `hinweise`: outcomes that no case can show, so none is asked for. */
export type Schloss = { zulaessig: boolean; fehlt: Mangel[]; hinweise: Mangel[] }

/** Phases whose rules decide about the claim and about whether a person has to look: every outcome is shown by a case. */
export const schlossphasen: readonly string[] = ['anspruch', 'hoehe', 'aussteuerung']

/**
 * May a package be released for automatic decisions? Only when it names the norm that permits them, leaves no discretion,
 * and its case files, all of them as expected, show every outcome of every rule and condition that decides, and every row
 * of its decision tables.
 * Source: § 31a SGB X, § 35a VwVfG, § 155 Abs. 4 AO.
 */
export function schlossPruefung(paket: Paket, abdeckung: Abdeckung): Schloss {
  const regeln = abdeckung.regeln.filter(({ phase }) => schlossphasen.includes(phase))
  const fehlt = [
    ...rechtsgrund(paket),
    ...falscheFaelle(abdeckung),
    ...regeln.flatMap(regelluecken),
    ...leereZeilen(abdeckung),
  ]
  return { zulaessig: fehlt.length === 0, fehlt, hinweise: regeln.flatMap(unmoegliches) }
}

function rechtsgrund({ kopf }: Paket): Mangel[] {
  const { norm = '', ermessen } = kopf.automatisierung
  const ort = (feld: string) => ({ datei: 'leistung.json', pfad: `automatisierung.${feld}` })
  const genannt = zitate(norm)
  const eigene = genannt.filter((zitat) => !verweistNurWeiter(zitat))
  const maengel: Mangel[] = []
  if (norm === '')
    maengel.push({
      ...ort('norm'),
      text: 'Das Paket nennt keine Vorschrift, die eine automatische Entscheidung erlaubt.',
      abhilfe: 'Die Vorschrift nennen, zum Beispiel „§ 31a SGB X“; gibt es keine, entscheidet eine Person.',
    })
  else if (genannt.length === 0)
    maengel.push({
      ...ort('norm'),
      text: `„${norm}“ ist keine Vorschrift mit Paragraf und Gesetz.`,
      abhilfe: 'So schreiben: „§ 31a SGB X“.',
    })
  else if (eigene.length === 0)
    maengel.push({
      ...ort('norm'),
      text: '§ 35a VwVfG erlaubt die automatische Entscheidung nicht selbst, er verlangt eine Rechtsvorschrift, die sie zulässt.',
      abhilfe: 'Diese Rechtsvorschrift dazuschreiben, zum Beispiel „§ 35a VwVfG, § 5 Abs. 2 MusterG“.',
    })
  if (ermessen)
    maengel.push({
      ...ort('ermessen'),
      text: 'Bei dieser Leistung ist Ermessen auszuüben oder ein Beurteilungsspielraum zu füllen (§ 35a VwVfG).',
      abhilfe: 'Ohne automatische Entscheidung freigeben; nur wenn wirklich kein Ermessen besteht: "ermessen": false.',
    })
  return maengel
}

/** § 35a of the VwVfG of the Bund or of a Land. */
function verweistNurWeiter(zitat: string): boolean {
  return /^§ 35a .*VwVfG/.test(zitat)
}

function falscheFaelle({ falsch }: Abdeckung): Mangel[] {
  if (falsch.length === 0) return []
  const mehr = falsch.length > 5 ? ` und ${falsch.length - 5} weitere` : ''
  return [
    {
      datei: `faelle/${falsch[0]}.json`,
      pfad: 'erwartet',
      text: `Nicht wie erwartet ${falsch.length === 1 ? 'verläuft der Fall' : 'verlaufen die Fälle'} ${falsch.slice(0, 5).join(', ')}${mehr}.`,
      abhilfe: 'Die Regeln oder die Erwartung berichtigen.',
    },
  ]
}

/** A row decides like a condition does. */
function leereZeilen({ tabellen }: Abdeckung): Mangel[] {
  return tabellen.flatMap(({ id, datei, zeilen }) =>
    zeilen
      .filter(({ faelle }) => faelle.length === 0)
      .map(({ zeile }) => ({
        datei,
        pfad: `zeilen[${zeile - 1}]`,
        text: `Kein Fall zeigt, dass Zeile ${zeile} der Tabelle „${id}“ zutrifft.`,
        abhilfe: 'Einen Fall anlegen, in dem sie zutrifft.',
      })),
  )
}

const REGEL: Record<'wahr' | 'falsch', string> = { wahr: 'zutrifft', falsch: 'nicht zutrifft' }
const BEDINGUNG: Record<Seite, string> = { wahr: 'erfüllt ist', falsch: 'nicht erfüllt ist', offen: 'offen ist' }
const ABHILFE: Record<Seite, string> = {
  wahr: 'Einen Fall anlegen, in dem sie zutrifft.',
  falsch: 'Einen Fall anlegen, in dem sie nicht zutrifft.',
  offen: 'Einen Fall anlegen, in dem eine Angabe dafür fehlt (null).',
}

function regelluecken(regel: Regelabdeckung): Mangel[] {
  const ganz = (['wahr', 'falsch'] as const)
    .filter((seite) => regel.seiten[seite].length === 0 && regel.moeglich[seite])
    .map((seite) => mangel(regel, '', `Kein Fall zeigt, dass die Regel ${regel.code} ${REGEL[seite]}.`, ABHILFE[seite]))
  return [
    ...ganz,
    ...regel.blaetter.flatMap((blatt) =>
      seitenarten
        .filter((seite) => blatt.seiten[seite].length === 0 && blatt.moeglich[seite])
        .map((seite) =>
          mangel(
            regel,
            blatt.stelle,
            `${regel.code}: Kein Fall zeigt, dass „${blatt.text}“ ${BEDINGUNG[seite]}.`,
            ABHILFE[seite],
          ),
        ),
    ),
  ]
}

function unmoegliches(regel: Regelabdeckung): Mangel[] {
  return regel.blaetter.flatMap((blatt) =>
    seitenarten.filter((seite) => !blatt.moeglich[seite]).map((seite) => hinweis(regel, blatt, seite)),
  )
}

function hinweis(regel: Regelabdeckung, blatt: Blattabdeckung, seite: Seite): Mangel {
  const text = `${regel.code}: Es kann nie sein, dass „${blatt.text}“ ${BEDINGUNG[seite]}; dafür wird kein Fall verlangt.`
  const abhilfe =
    seite === 'offen'
      ? 'Nichts zu tun: Die Angabe ist Pflicht, hat eine Vorgabe oder wird berechnet.'
      : 'Prüfen, ob die Bedingung so gemeint ist.'
  return mangel(regel, blatt.stelle, text, abhilfe)
}

function mangel({ datei, pfad }: Regelabdeckung, stelle: string, text: string, abhilfe: string): Mangel {
  return { datei, pfad: `${pfad}.conditions${stelle === '' ? '' : `.${stelle}`}`, text, abhilfe }
}
