import { describe, expect, it } from 'vitest'
import { pruefeDateityp } from './dateityp.ts'
import { archive, jpeg, officeFile, pdf, png } from './test-dateien.ts'

describe('the content decides what a file is', () => {
  it.each([
    ['Bescheid.pdf', pdf(), 'application/pdf'],
    ['Bescheid.PDF', pdf(), 'application/pdf'],
    ['Foto.jpeg', jpeg(), 'image/jpeg'],
    ['Scan.png', png(), 'image/png'],
    ['ohne Endung', png(), 'image/png'],
  ])('%s is accepted', async (name, bytes, medientyp) => {
    expect(await pruefeDateityp(bytes, name)).toEqual({ kind: 'erlaubt', medientyp })
  })

  it.each([
    ['Bescheid.pdf', png()],
    ['Foto.png', pdf()],
    ['Bescheid.txt', pdf()],
    ['Bescheid.pdf', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['Bescheid.pdf', Buffer.from('MZ\x90\x00 a program')],
    ['Foto.jpg', Buffer.from('x')],
  ])('%s with other content is refused as not fitting', async (name, bytes) => {
    expect(await pruefeDateityp(bytes, name)).toEqual({ kind: 'verweigert', code: 'typ-passt-nicht' })
  })

  it.each(Object.entries(archive))('a %s archive is refused as such, behind any ending', async (_art, bytes) => {
    for (const name of ['a.zip', 'Bescheid.pdf', 'ohne'])
      expect(await pruefeDateityp(bytes, name)).toEqual({ kind: 'verweigert', code: 'zip' })
  })

  it.each([
    ['Brief.docx', officeFile()],
    ['notiz.txt', Buffer.from('Guten Tag')],
    ['bild.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['programm.exe', Buffer.from('MZ\x90\x00')],
  ])('%s is refused as a type that is not accepted', async (name, bytes) => {
    expect(await pruefeDateityp(bytes, name)).toEqual({ kind: 'verweigert', code: 'typ-nicht-erlaubt' })
  })
})
