import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** A program that says how it understood its command line. */
const PROGRAMM = `
import { liesBefehl } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
const { werte, orte, zahl } = liesBefehl('Hilfe', { zahl: { type: 'string' }, ja: { type: 'boolean', default: false } }, { max: 1 })
console.log(JSON.stringify({ zahl: zahl('zahl', { von: 1, bis: 9, sonst: 3 }), ja: werte.ja, orte }))`

function start(...argv: string[]) {
  // The first word stands where a program started from a file has its name.
  const args = ['--input-type=module', '--eval', PROGRAMM, '--', 'programm', ...argv]
  const run = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { code: run.status, stdout: run.stdout.trim(), stderr: run.stderr.trim() }
}

test('what fits is read, and what is left out has its default', () => {
  const { code, stdout } = start('wort', '--zahl', '9')
  expect([code, JSON.parse(stdout)]).toEqual([0, { zahl: 9, ja: false, orte: ['wort'] }])
  expect(JSON.parse(start('--ja').stdout)).toEqual({ zahl: 3, ja: true, orte: [] })
})

test('who asks for help gets it, whatever else is given', () => {
  for (const help of ['--help', '-h'])
    expect(start(help, '--zahl', '0')).toEqual({ code: 0, stdout: 'Hilfe', stderr: '' })
})

test('what does not fit ends the program, with a sentence that says what, and the help', () => {
  const reasons = {
    '--zahl 10': '--zahl 10: Bitte eine ganze Zahl von 1 bis 9 angeben.',
    '--zahl 0': '--zahl 0: Bitte eine ganze Zahl von 1 bis 9 angeben.',
    '--zahl viele': '--zahl viele: Bitte eine ganze Zahl von 1 bis 9 angeben.',
    '--mahl 3': 'Die Option --mahl gibt es nicht.',
    'zwei worte': '„worte“ ist zu viel. Bitte die Hilfe mit --help ansehen.',
  }
  for (const [argv, reason] of Object.entries(reasons))
    expect(start(...argv.split(' '))).toEqual({ code: 2, stdout: '', stderr: `${reason}\n\nHilfe` })
})
