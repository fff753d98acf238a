import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Directory, readAddress, searchQuery } from './address.ts'

const PLACES: Record<string, string> = {
  '100005': '100005',
  prato: '100005',
  普拉托: '100005',
  iolo: '100005-iolo',
}
const directory: Directory = {
  code: (_, value) => (['odv', 'aps', 'sport', 'zh'].includes(value) ? value : undefined),
  place: (value) => PLACES[value.toLowerCase()],
  pointOf: (place) => (place.startsWith('100005') ? { lat: 43.88, lon: 11.1 } : undefined),
}
const read = (query: string) => readAddress(new URLSearchParams(query), directory)

test('each key may be given many times, by code or by a place’s name in any script', () => {
  const { request } = read('q=aiuto&tipo=odv&tipo=aps&tipo=odv&luogo=普拉托&luogo=Iolo&lingua=zh&aperto=1')
  assert.deepEqual(request.type, ['odv', 'aps'])
  assert.deepEqual(request.place, ['100005', '100005-iolo'])
  assert.deepEqual([request.q, request.openNow, request.language], ['aiuto', true, ['zh']])
})

test('what means nothing is left out and told', () => {
  const { request, ignored } = read('tipo=zzz&luogo=Atlantide&vicino=qui&entro=-3&page=-4&ordine=boh')
  assert.deepEqual(ignored.map(({ name }) => name).sort(), ['entro', 'luogo', 'tipo', 'vicino'])
  assert.deepEqual([request.page, request.sort, request.near], [1, 'relevance', undefined])
})

test('one place, or a position, is where distances start from', () => {
  assert.deepEqual(read('luogo=prato&entro=5').request.near, { lat: 43.88, lon: 11.1 })
  assert.deepEqual(read('vicino=43.9, 11.2&entro=2,5').request, {
    ...read('').request,
    near: { lat: 43.9, lon: 11.2 },
    withinKm: 2.5,
  })
  assert.equal(read('vicino=99,11').request.near, undefined)
})

test('any address gives a search, and the address of that search gives the same', () => {
  const name = fc.constantFrom(
    'q',
    'nome',
    'tipo',
    'area',
    'luogo',
    'lingua',
    'vicino',
    'entro',
    'page',
    'ordine',
    'gratis',
  )
  const value = fc.oneof(
    fc.constantFrom('odv', 'prato', '1', '-1', '999999999', '43.8,11', '\0', '\ud800', "' or 1=1", 'nome'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
      const once = readAddress(new URLSearchParams(pairs), directory)
      const again = read(searchQuery(once))
      assert.deepEqual(again.request, once.request)
      assert.deepEqual(again.ignored, [])
    }),
  )
})
