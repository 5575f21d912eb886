import { describe, expect, test } from 'vitest'
import { archivePath } from './download-mongod.ts'
import { withUser } from './foreign-server.ts'
import { setUpCommands } from './mongosh.ts'
import { isServiceUser, mayDo, maySetUp, serviceRole } from './rollen.ts'

const at = (db: string, collection: string, ...actions: string[]) => ({ resource: { db, collection }, actions })
const all = { resource: { anyResource: true }, actions: ['find', 'insert', 'update', 'remove', 'createRole'] }
const rw = ['schluessel', 'ablage', 'arbeit'].map((db) => at(`w_${db}`, '', 'find', 'insert', 'update', 'remove'))
const grow = ['commits', 'ausgaben', 'zugriffe'].map((c) => at('w_log', c, 'find', 'insert', 'changeStream'))

describe('who may do what', () => {
  test('the role of the services can add to the log and read it, and nothing else there', () => {
    for (const { resource, actions } of serviceRole('w').privileges) {
      expect(resource).toMatchObject({ db: 'w_log' })
      expect(actions).toEqual(['find', 'insert', 'changeStream'])
    }
    expect(serviceRole('w').roles.map((r) => r['db'])).not.toContain('w_log')
  })

  test('a user with exactly these rights is taken for the services; one who could change the log is not', () => {
    expect(isServiceUser([...grow, ...rw], 'w')).toBe(true)
    expect(isServiceUser(grow, 'w')).toBe(false)
    expect(isServiceUser([...grow.slice(1), ...rw], 'w')).toBe(false)
    expect(isServiceUser([...grow, ...rw, at('w_log', '', 'update')], 'w')).toBe(false)
    expect(isServiceUser([...grow, ...rw, at('', 'commits', 'remove')], 'w')).toBe(false)
    expect(isServiceUser([...grow, ...rw, at('w_log', 'zugriffe', 'remove')], 'w')).toBe(false)
    expect(isServiceUser([...grow, ...rw, at('w_log', 'ausgaben', 'update')], 'w')).toBe(false)
    expect(isServiceUser([...grow, ...rw, all], 'w')).toBe(false)
    expect(isServiceUser([...grow, ...rw], 'x')).toBe(false)
  })

  test('set-up needs rights on roles, users and the log', () => {
    const roles = at('admin', '', 'createRole', 'createUser', 'grantRole', 'changePassword')
    expect(maySetUp([roles, at('', '', 'createCollection', 'createIndex')], 'w')).toBe(true)
    expect(maySetUp([at('', '', 'createCollection', 'createIndex')], 'w')).toBe(false)
    expect(maySetUp([roles], 'w')).toBe(false)
    expect(mayDo([all], 'find', 'irgendwo', 'irgendwas')).toBe(true)
  })
})

test('the commands for an administrator name role, user, collections and every index, and no password', () => {
  const index = {
    db: 'log',
    collection: 'commits',
    name: 'vorgang_seq',
    key: { vorgangId: 1, seq: 1 },
    unique: true,
  } as const
  const text = setUpCommands('w', [index])
  expect(text).toContain('createRole({ role: "w_dienste"')
  expect(text).toContain('pwd: passwordPrompt()')
  expect(text).toContain('db.getSiblingDB("w_log").createCollection("zugriffe")')
  expect(text).toContain('createIndex({"vorgangId":1,"seq":1}, {"name":"vorgang_seq","unique":true})')
})

test.each([
  [
    'mongodb://a:b@h1,h2:27018/db?replicaSet=rs0&authSource=x',
    'mongodb://u:p%40ss@h1,h2:27018/?replicaSet=rs0&authSource=admin',
  ],
  ['mongodb+srv://h/?tls=true&authMechanism=PLAIN', 'mongodb+srv://u:p%40ss@h/?tls=true&authSource=admin'],
  ['mongodb://h', 'mongodb://u:p%40ss@h/?authSource=admin'],
])('the services’ address keeps servers and options of %s', (given, expected) => {
  expect(withUser(given, 'u', 'p@ss')).toBe(expected)
})

test.each([
  ['linux', 'x64', 'ID=debian\nVERSION_ID="12"', 'linux/mongodb-linux-x86_64-debian12-8.0.4.tgz'],
  ['linux', 'arm64', 'ID=ubuntu\nVERSION_ID="24.04"', 'linux/mongodb-linux-aarch64-ubuntu2404-8.0.4.tgz'],
  [
    'linux',
    'x64',
    'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"',
    'linux/mongodb-linux-x86_64-ubuntu2204-8.0.4.tgz',
  ],
  [
    'linux',
    'x64',
    'ID=rocky\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.3"',
    'linux/mongodb-linux-x86_64-rhel93-8.0.4.tgz',
  ],
  ['linux', 'arm64', 'ID=debian\nVERSION_ID="12"', undefined],
  ['linux', 'x64', 'ID=alpine\nVERSION_ID=3.20', undefined],
  ['darwin', 'arm64', '', 'osx/mongodb-macos-arm64-8.0.4.tgz'],
  ['win32', 'x64', '', undefined],
])('the vendor’s archive for %s %s', (platform, arch, release, expected) => {
  expect(archivePath(platform, arch, release)).toBe(expected)
})
