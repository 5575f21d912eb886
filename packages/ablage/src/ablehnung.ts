import type { StoreResult } from '@weiche/controller'
import type { Gefahr } from './pdf-gefahren.ts'

export type Ablehnungscode =
  | 'leer'
  | 'zu-gross'
  | 'zip'
  | 'typ-passt-nicht'
  | 'typ-nicht-erlaubt'
  | 'aktiver-inhalt'
  | 'verschluesselt'
  | 'abgebrochen'

const ERLAUBT = 'Erlaubt sind PDF-Dateien und Bilder (JPG, PNG).'

const TEXTE: Record<Exclude<Ablehnungscode, 'zu-gross' | 'aktiver-inhalt'>, string> = {
  leer: 'ist leer. Bitte wählen Sie die Datei noch einmal aus und senden Sie sie erneut.',
  zip: `ist ein Archiv (zum Beispiel ZIP) oder verpackt mehrere Dateien. Archive werden nicht angenommen, weil ihr Inhalt nicht sicher geprüft werden kann. Bitte senden Sie jede Datei einzeln. ${ERLAUBT}`,
  'typ-passt-nicht': `enthält etwas anderes, als ihre Endung sagt. Bitte speichern Sie die Datei neu im richtigen Format und senden Sie sie erneut. ${ERLAUBT}`,
  'typ-nicht-erlaubt': `hat ein Format, das nicht angenommen wird. Bitte speichern Sie sie als PDF oder fotografieren Sie das Dokument. ${ERLAUBT}`,
  verschluesselt:
    'ist verschlüsselt oder mit einem Passwort geschützt. Bitte speichern Sie die PDF-Datei ohne Schutz oder senden Sie ein Foto des Dokuments.',
  abgebrochen: 'kam nicht vollständig an und wurde nicht gespeichert. Bitte senden Sie sie noch einmal.',
}

const GEFUNDEN: Record<Exclude<Gefahr, 'verschluesselt'>, string> = {
  skript: 'ein Skript',
  programmstart: 'eine Anweisung zum Starten von Programmen',
  'eingebettete-datei': 'eine eingebettete Datei',
  xfa: 'ein ausfüllbares XFA-Formular',
}

type Refused = Extract<StoreResult, { kind: 'refused' }>

export function refuse(code: keyof typeof TEXTE, dateiname: string): Refused {
  return { kind: 'refused', code, text: `Die Datei „${dateiname}“ ${TEXTE[code]}` }
}

export function refuseSize(dateiname: string, maxBytes: number): Refused {
  const mb = String(Math.round(maxBytes / 100_000) / 10).replace('.', ',')
  const text = `Die Datei „${dateiname}“ ist größer als ${mb} MB. Bitte verkleinern Sie sie (zum Beispiel mit geringerer Auflösung scannen) oder teilen Sie sie auf.`
  return { kind: 'refused', code: 'zu-gross', text }
}

export function refuseGefahr(dateiname: string, gefahr: Gefahr): Refused {
  if (gefahr === 'verschluesselt') return refuse('verschluesselt', dateiname)
  const text = `Die PDF-Datei „${dateiname}“ enthält ${GEFUNDEN[gefahr]}. Das wird aus Sicherheitsgründen nicht angenommen. Bitte drucken Sie das Dokument in eine neue PDF-Datei oder senden Sie ein Foto.`
  return { kind: 'refused', code: 'aktiver-inhalt', text }
}
