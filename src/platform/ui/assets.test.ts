import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { before, test } from 'node:test'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'

let root = import.meta.dirname
while (!existsSync(join(root, 'package-lock.json'))) root = dirname(root)
const built = (name: string) => readFileSync(join(root, 'dist/assets', name))
const manifest = () => JSON.parse(built('manifest.json').toString()) as Record<string, string>
const named = (name: string) => manifest()[name] ?? assert.fail(`${name} was not built`)
const css = (name: string) => built(named(name)).toString()

before(() => {
  execFileSync(process.execPath, ['scripts/build-assets.mjs'], { cwd: root })
})

test('the style sheet of each direction weighs at most 40 KB compressed', () => {
  for (const name of ['site.css', 'site-rtl.css']) {
    const weight = brotliCompressSync(built(named(name))).byteLength
    assert.ok(weight <= 40 * 1024, `${name}: ${weight}`)
  }
})

test('each browser module of the look weighs at most 20 KB', () => {
  for (const name of ['menu.js', 'share.js']) {
    assert.ok(built(named(name)).byteLength <= 20 * 1024, name)
  }
})

test('every compressed copy unpacks to the file beside it', () => {
  for (const name of Object.values(manifest()).filter((one) => !one.endsWith('.woff2'))) {
    assert.deepEqual(brotliDecompressSync(built(`${name}.br`)), built(name))
    assert.deepEqual(gunzipSync(built(`${name}.gz`)), built(name))
  }
})

test('style sheets ask nothing of any other origin', () => {
  for (const name of ['site.css', 'site-rtl.css']) {
    const addresses = [...css(name).matchAll(/url\(["']?([^"')]+)/g)].map((found) => found[1] ?? '')
    const foreign = addresses.filter((address) => !address.startsWith('data:') && !manifestHas(address))
    assert.deepEqual(foreign, [])
    assert.doesNotMatch(css(name), /@import/)
  }
})

const manifestHas = (hashed: string) => Object.values(manifest()).includes(hashed)

test('the version of the design system stands in the double quotes its validator reads', () => {
  const version = (
    JSON.parse(readFileSync(join(root, 'node_modules/bootstrap-italia/package.json'), 'utf8')) as {
      version: string
    }
  ).version
  assert.ok(css('site.css').includes(`--bootstrap-italia-version:"${version}"`))
})

test('the right-to-left sheet mirrors the vendor’s rules and only it brings the Arabic face', () => {
  const sides = (text: string, side: string) => text.split(`padding-${side}:`).length
  assert.notEqual(css('site.css'), css('site-rtl.css'))
  assert.equal(sides(css('site.css'), 'left'), sides(css('site-rtl.css'), 'right'))
  assert.match(css('site-rtl.css'), /noto-sans-arabic\.[0-9a-f]+\.woff2/)
  assert.doesNotMatch(css('site.css'), /noto-sans-arabic\./)
})

test('our own rules know start and end, never left and right', () => {
  const physical =
    /\b(margin|padding|border)-(left|right)\b|\b(text-align|float|clear)\s*:\s*(left|right)|[;{]\s*(left|right)\s*:/
  for (const name of globSync('assets/styles/*.css', { cwd: root })) {
    assert.doesNotMatch(readFileSync(join(root, name), 'utf8'), physical, name)
  }
})

test('the sprite holds every icon of the list', async () => {
  const { ICONS } = await import('./icons.ts')
  const sprite = built(named('icons.svg')).toString()
  for (const icon of ICONS) assert.ok(sprite.includes(`id="${icon}"`), icon)
})

test('an asset is served compressed as the browser asks, for a year, and nothing else of the folder is', async () => {
  const { asset, serveAsset } = await import('./assets.ts')
  const plain = serveAsset(asset('site.css'))
  const packed = serveAsset(asset('site.css'), 'gzip, deflate, br')
  assert.equal(plain.headers.get('content-type'), 'text/css; charset=utf-8')
  assert.equal(plain.headers.get('content-encoding'), null)
  assert.equal(packed.headers.get('content-encoding'), 'br')
  assert.match(packed.headers.get('cache-control') ?? '', /max-age=31536000, immutable/)
  assert.equal(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString(), await plain.text())
  assert.equal(serveAsset(asset('site.css'), 'br;q=0, gzip').headers.get('content-encoding'), 'gzip')
  for (const path of [
    '/assets/manifest.json',
    '/assets/.stamp',
    '/assets/../../package.json',
    '/assets/site.css',
  ]) {
    assert.equal(serveAsset(path).status, 404, path)
  }
})
