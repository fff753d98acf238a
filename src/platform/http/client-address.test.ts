import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { addressBlock, clientAddress } from './client-address.ts'

const app = new Hono()
app.get('/:trust', (c) => {
  const trust = c.req.param('trust') === 'trusted'
  return c.json([clientAddress(c, trust), addressBlock(c, trust)])
})
const seen = async (forwarded: string, path = '/trusted') =>
  (await app.request(path, { headers: { 'x-forwarded-for': forwarded } })).json()

test('an address counts by /24 of IPv4 and by /48 of IPv6, however it is written', async () => {
  assert.deepEqual(await seen('203.0.113.77'), ['203.0.113.77', '203.0.113.0/24'])
  assert.deepEqual(await seen('::ffff:203.0.113.77'), ['203.0.113.77', '203.0.113.0/24'])
  assert.deepEqual(await seen('2001:db8::1'), ['2001:db8:0:0', '2001:db8:0::/48'])
  assert.deepEqual(await seen('2001:0DB8:0:7:1:2:3:4'), ['2001:db8:0:7', '2001:db8:0::/48'])
})

test('only the last entry counts, and only behind a proxy that is trusted', async () => {
  assert.deepEqual(await seen('198.51.100.1, 203.0.113.77'), ['203.0.113.77', '203.0.113.0/24'])
  assert.deepEqual(await seen('203.0.113.77', '/open'), ['unknown', 'unknown'])
  assert.deepEqual(await seen('<script>'), ['<script>', 'unknown'])
})
