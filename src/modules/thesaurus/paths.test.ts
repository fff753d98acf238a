import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doneAddress, listAddress, searchAddress } from './paths.ts'

test('one comes back only to one of the two lists, with its filters', () => {
  for (const address of ['/gestione/parole', '/gestione/ricerche?giorni=30&riga=it%3Acibo'])
    assert.equal(listAddress(address), address)
  for (const address of [
    undefined,
    '',
    '//example.org',
    'https://example.org/gestione/parole',
    '/gestione/parole/nuova',
    '/gestione/parole#x',
    '/gestione/parole?\r\nset-cookie:x',
    '/gestione/parole?\\example.org',
    '/gestione',
  ])
    assert.equal(listAddress(address), '/gestione/parole', address)
})

test('the list says what was done and keeps its filters', () => {
  const address = doneAddress('/gestione/ricerche?giorni=30&riga=zh%3A%E7%9C%8B%E7%97%85&fatto=old', 'new')
  assert.equal(address, '/gestione/ricerche?giorni=30&riga=zh%3A%E7%9C%8B%E7%97%85&fatto=new')
})

test('a search is tried in the language of its words, whatever they are', () => {
  assert.equal(searchAddress('ar', 'a&b=c #\ud800'), '/ar/enti?q=a%26b%3Dc%20%23%EF%BF%BD')
})
