import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localPath } from './local-path.ts'

test('a page of this site stays as it is, without its fragment', () => {
  for (const path of ['/it', '/it/account', '/ar/enti?q=a%20b&area=sociale', '/ru/enti/misericordia'])
    assert.equal(localPath(path), path)
  assert.equal(localPath('/it/enti#x'), '/it/enti')
  assert.equal(localPath('/it/a/../enti'), '/it/enti')
})

const HOSTS = ['evil.example', 'evil.example:80', 'user@evil.example', '2130706433', '[::1]']
const DISGUISES = [
  (host: string) => `https://${host}`,
  (host: string) => `//${host}`,
  (host: string) => `///${host}`,
  (host: string) => `\\\\${host}`,
  (host: string) => `/\\${host}`,
  (host: string) => `/\t/${host}`,
  (host: string) => `\n//${host}`,
  (host: string) => ` //${host}`,
  (host: string) => `/it/..//${host}`,
  (host: string) => `/it/%2e%2e//${host}`,
  (host: string) => `/it/.//${host}`,
  (host: string) => `/it\\..\\..\\${host}`,
  (host: string) => `https:${host}`,
  (host: string) => `javascript://${host}/%0aalert(1)`,
  (host: string) => `data:text/html,${host}`,
  (host: string) => `/it@${host}`,
  (host: string) => `/it:${host}`,
  (host: string) => `/it.${host}`,
  (host: string) => `.${host}`,
  (host: string) => `@${host}`,
  (host: string) => `/itx/${host}`,
  (host: string) => `//it/${host}`,
]

test('no disguise of another site passes', () => {
  for (const disguise of DISGUISES)
    for (const host of HOSTS) assert.equal(localPath(disguise(host)), undefined, disguise(host))
})

test('signing in does not lead back to signing in or out', () => {
  for (const path of [
    '/it/accedi',
    '/it/accedi/codice/x',
    '/it/esci',
    '/it/registrati',
    '',
    null,
    `/it/${'a'.repeat(2_000)}`,
  ])
    assert.equal(localPath(path), undefined)
})
