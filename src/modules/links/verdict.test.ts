import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seenOf } from './verdict.ts'

const answer = (status: number, url: string, ...redirects: number[]) => ({
  ...{ status, url, headers: {}, body: Buffer.alloc(0) },
  redirects: redirects.map((one) => ({ status: one, to: url })),
})

test('what a server answers is told apart', () => {
  const of = (status: number) => seenOf(answer(status, 'http://a.example/'), 'http://a.example/')
  for (const status of [200, 204, 206, 401, 403, 416, 429, 451, 999])
    assert.deepEqual(of(status), { works: true, movedTo: undefined }, String(status))
  for (const status of [404, 410]) assert.deepEqual(of(status), { fails: 'gone' })
  for (const status of [500, 502, 503]) assert.deepEqual(of(status), { fails: 'broken' })
  assert.deepEqual(seenOf({ failed: 'too_large' }, ''), { works: true })
  assert.deepEqual(seenOf({ failed: 'not_allowed' }, ''), { skipped: 'not_allowed' })
  assert.deepEqual(seenOf({ failed: 'too_many_redirects' }, ''), { fails: 'broken' })
})

test('only a move for good to another place is proposed', () => {
  const moved = (from: string, to: string, ...redirects: number[]) => {
    const seen = seenOf(answer(200, to, ...redirects), from)
    return 'works' in seen && seen.movedTo
  }
  assert.equal(moved('http://a.example/', 'https://a.example/', 301), 'https://a.example/')
  assert.equal(moved('http://a.example/x', 'http://b.example/x', 308), 'http://b.example/x')
  assert.equal(moved('http://a.example/x', 'http://a.example/y', 301), 'http://a.example/y')
  assert.equal(
    moved('http://a.example/', 'http://a.example/it/', 301),
    undefined,
    'the same site, in Italian',
  )
  assert.equal(moved('http://a.example/x', 'http://a.example/', 301), undefined, 'a lost page')
  assert.equal(moved('http://a.example/', 'http://www.a.example/', 301), undefined)
  assert.equal(moved('http://a.example/x', 'http://b.example/x', 301, 302), undefined, 'for a while')
})
