import assert from 'node:assert/strict'
import { test } from 'node:test'
import { robotsAllow } from './robots.ts'

test('our own group counts before that for all, and the longest rule holds', () => {
  const robots =
    'User-agent: *\nDisallow: /\n\nUser-agent: Tessuto\nUser-agent: Other\nDisallow: /a\nAllow: /a/b\n'
  assert.equal(robotsAllow(robots, '/x'), true)
  assert.equal(robotsAllow(robots, '/a/c'), false)
  assert.equal(robotsAllow(robots, '/a/b/c'), true)
})

test('stars and ends are understood, however many; nothing said is nothing refused', () => {
  assert.equal(robotsAllow('User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf'), false)
  assert.equal(robotsAllow('User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf?z'), true)
  assert.equal(robotsAllow('User-agent: *\nDisallow:', '/'), true)
  assert.equal(robotsAllow('<html>not robots</html>', '/'), true)
  assert.equal(robotsAllow('', '/'), true)
  const hostile = `User-agent: *\nDisallow: /${'*a'.repeat(10_000)}$`
  assert.equal(robotsAllow(hostile, `/${'a'.repeat(20_000)}b`), true)
})
