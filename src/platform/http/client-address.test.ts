import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { addressBlock, clientAddress, trustedProxies } from './client-address.ts'

const app = new Hono()
app.get('/:trust', (c) => {
  const trusts = trustedProxies(c.req.param('trust') === 'open' ? [] : ['127.0.0.1', '10.1.0.0/24', '::1'])
  return c.json([clientAddress(c, trusts), addressBlock(c, trusts)])
})
const seen = async (forwarded: string, path = '/trusted', remoteAddress?: string) => {
  const from = remoteAddress ? { incoming: { socket: { remoteAddress } } } : {}
  return (await app.request(path, { headers: { 'x-forwarded-for': forwarded } }, from)).json()
}

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

test('a stranger who says to be a proxy is who it is', async () => {
  const [stranger] = await seen('203.0.113.77', '/trusted', '198.51.100.9')
  assert.equal(stranger, '198.51.100.9')
  const [untrusting] = await seen('203.0.113.77', '/open', '127.0.0.1')
  assert.equal(untrusting, '127.0.0.1')
})

test('behind two proxies of ours the reader is the last whom none of them is', async () => {
  const [reader] = await seen('192.0.2.1, 203.0.113.77, 10.1.0.7', '/trusted', '::ffff:127.0.0.1')
  assert.equal(reader, '203.0.113.77')
  const [ours] = await seen('10.1.0.7', '/trusted', '::1')
  assert.equal(ours, '10.1.0.7')
})
