import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPersonsSearch } from './by-person.ts'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const isPersons = (headers: Record<string, string>) =>
  isPersonsSearch(new Headers({ 'user-agent': FIREFOX, ...headers }), 'mensa dei poveri')

test('a browser that sends the search form is a person', () => {
  assert.equal(isPersons({}), true)
  assert.equal(isPersons({ referer: 'https://portale.example.it/it' }), true)
  assert.equal(isPersons({ referer: 'https://portale.example.it/it/enti?q=mensa' }), true)
  assert.equal(isPersons({ referer: 'not an address' }), true)
})

test('programs, pages fetched in advance and the same words with another filter are not counted', () => {
  for (const agent of [
    '',
    'Googlebot/2.1',
    'curl/8.1',
    'python-requests/2',
    'Mozilla/5.0 (compatible; bingbot/2.0)',
  ])
    assert.equal(isPersons({ 'user-agent': agent }), false, agent)
  assert.equal(isPersons({ 'sec-purpose': 'prefetch;prerender' }), false)
  assert.equal(isPersons({ purpose: 'prefetch' }), false)
  assert.equal(isPersons({ referer: 'https://x.it/it/enti?q=mensa+dei+poveri&area=sociale' }), false)
})
