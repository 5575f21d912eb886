/** Folders of the TCK whose subject is outside of the subset, each with the reason. All others are run in full. */
export const AUSSEN: Readonly<Record<string, string>> = {
  ...gruppe('Entscheidungstabellen sind eigene Dateien des Leistungspakets, keine Ausdrücke', [
    '0004-simpletable-U',
    '0005-simpletable-A',
    '0006-simpletable-P1',
    '0007-simpletable-P2',
    '0010-multi-output-U',
    '0017-tableTests',
    '0020-vacation-days',
    '0035-test-structure-output',
    '0036-dt-variable-input',
    '0037-dt-on-bkm-implicit-params',
    '0038-dt-on-bkm-explicit-params',
    '0039-dt-list-semantics',
    '0087-chapter-11-example',
    '0108-first-hitpolicy',
    '0109-ruleOrder-hitpolicy',
    '0110-outputOrder-hitpolicy',
    '0111-first-hitpolicy-singleoutputcol',
    '0112-ruleOrder-hitpolicy-singleinoutcol',
    '0113-outputOrder-hitpolicy-singleinoutcol',
    '0114-min-collect-hitpolicy',
    '0115-sum-collect-hitpolicy',
    '0116-count-collect-hitpolicy',
    '0117-multi-any-hitpolicy',
    '0118-multi-priority-hitpolicy',
    '0119-multi-collect-hitpolicy',
  ]),
  ...gruppe('Eigene Funktionen (BKM, Lambda, Decision Services, Java) gibt es nicht', [
    '0003-iteration',
    '0004-lending',
    '0005-literal-invocation',
    '0009-invocation-arithmetic',
    '0013-sort',
    '0014-loan-comparison',
    '0030-user-defined-functions',
    '0031-user-defined-functions',
    '0040-singlenestedcontext',
    '0041-multiple-nestedcontext',
    '0076-feel-external-java',
    '0085-decision-services',
    '0091-local-hrefs',
    '0092-feel-lambda',
  ]),
  ...gruppe('Modelle aus mehreren Dateien und Namen mit Punkt im DRG sind Sache der Pakete', [
    '0034-drg-scopes',
    '0086-import',
    '0088-no-decision-logic',
    '0089-nested-inputdata-imports',
  ]),
  ...gruppe('Uhrzeiten und Zeitzonen gibt es nicht, nur Tage', [
    '0007-date-time',
    '1116-feel-time-function',
    '1117-feel-date-and-time-function',
  ]),
  ...gruppe('Das Ergebnis hinge von der Uhr ab', ['1148-feel-now-function', '1149-feel-today-function']),
  ...gruppe('Das Ergebnis ist nicht genau', [
    '0008-LX-arithmetic',
    '0051-feel-sqrt-function',
    '0052-feel-exp-function',
    '0053-feel-log-function',
    '0063-feel-stddev-function',
  ]),
  ...gruppe('NaN und unendlich gibt es bei genauen Zahlen nicht', ['0077-feel-nan', '0078-feel-infinity']),
  ...gruppe('Muster (reguläre Ausdrücke) gibt es nicht', [
    '0067-feel-split-function',
    '1109-feel-replace-function',
    '1111-feel-matches-function',
  ]),
  ...gruppe('Die Art jedes Wertes steht beim Laden fest', [
    '0021-singleton-list',
    '0058-feel-number-function',
    '0070-feel-instance-of',
    '0082-feel-coercion',
    '0103-feel-is-function',
  ]),
  ...gruppe('Die Felder eines Kontexts stehen beim Laden fest', [
    '0080-feel-getvalue-function',
    '0081-feel-getentries-function',
    '1145-feel-context-function',
    '1146-feel-context-put-function',
    '1147-feel-context-merge-function',
  ]),
  ...gruppe('Bereiche sind keine Werte, sie stehen nur hinter „in“', ['1130-feel-interval', '1156-range-function']),
}

function gruppe(grund: string, ordner: readonly string[]): Record<string, string> {
  return Object.fromEntries(ordner.map((name) => [name, grund]))
}

/** From the message of a load error to the group it belongs to; the first that matches. */
const GRUENDE: readonly (readonly [RegExp, string])[] = [
  [/Uhrzeiten gibt es hier nicht|keine Dauer/, 'Uhrzeit oder Zeitzone'],
  [/null/i, 'null als Wert'],
  [/Größer und kleiner/, 'Größer und kleiner bei Texten, Listen oder ja/nein'],
  [/Geteilt wird mit|Ein Bruch wird|Der Durchschnitt wird/, 'Teilen ohne gesagte Genauigkeit'],
  [/ausgeschrieben/, 'Nachkommastellen oder Exponent nicht ausgeschrieben oder zu groß'],
  [/Bereich oder eine Bedingung/, 'Bereich als Wert'],
  [/Eigene Funktionen/, 'eigene Funktion'],
  [/instance of/, 'instance of'],
  [/Namen?s? besteht aus|hat keinen Punkt/, 'Name mit anderen Zeichen'],
  [/kein Tag des Kalenders/, 'kein Tag der Jahre 0000 bis 9999'],
  [/Eine Dauer schreibt man/, 'keine ausgeschriebene Dauer'],
  [/kommt hier nie vor|haben nie dieselben/, 'Vergleich, der nie wahr ist'],
  [/schon vergeben/, 'Name doppelt'],
  [/ist weder Angabe|Nicht heißt/, 'unbekannter Name'],
  [/weder Funktion noch/, 'Funktion, die es nicht gibt'],
  [/hat kein Argument|Argumente passen nicht|Gebraucht werden \d|Argument\(e\)/, 'falsche Argumente'],
  [/an dieser Stelle nicht erlaubt|bricht der Ausdruck ab|Der Ausdruck ist leer/, 'Satzbau außerhalb der Teilmenge'],
  [/hat keine Felder|hat kein Feld/, 'Feld von etwas ohne Felder'],
  [/In eckigen Klammern/, 'weder Bedingung noch Stelle'],
  [/derselben Art|In der Liste steht|gleicher Werte/, 'verschiedene Arten in einer Liste'],
  [
    /Liste gebraucht|gebraucht wird eine Liste|Das erste Argument ist eine Liste|ist eine Liste/,
    'Liste und Einzelwert verwechselt',
  ],
  [/kein Ausdruck/, 'Entscheidungstabelle'],
  [/./, 'falsche Art eines Wertes'],
]

export function grund(meldung: string): string {
  return GRUENDE.find(([muster]) => muster.test(meldung))![1]
}
