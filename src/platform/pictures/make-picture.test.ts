import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { type MadeSize, makePicture } from './make-picture.ts'
import { PictureRefused } from './picture-refused.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#1a6' } })
const SCRIPT = '<script>alert(document.domain)</script>'

const refusal = (bytes: Uint8Array) =>
  makePicture(bytes, 'photo').then(
    () => 'taken',
    (error: unknown) => (error instanceof PictureRefused ? error.refusal : error),
  )
const told = (sizes: readonly MadeSize[]) =>
  sizes.map(({ width, height, format }) => `${width}x${height}.${format}`)
const asSent = (text: string) => new TextEncoder().encode(text)

test('a photo comes in the sizes that screens need, never larger than it was', async () => {
  const large = await plain(2000, 1000).jpeg().toBuffer()
  const expected = ['320x160.webp', '640x320.webp', '1280x640.webp', '1280x640.jpg']
  assert.deepEqual(told(await makePicture(large, 'photo')), expected)
  const small = await plain(100, 50).png().toBuffer()
  assert.deepEqual(told(await makePicture(small, 'photo')), ['100x50.webp', '100x50.jpg'])
})

test('a logo is fitted into a square, on nothing', async () => {
  const sizes = await makePicture(await plain(300, 100).png().toBuffer(), 'logo')
  assert.deepEqual(told(sizes), ['128x128.webp', '256x256.webp', '300x300.webp', '300x300.jpg'])
  const { data } = await sharp(sizes[0]?.content).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  assert.equal(data[3], 0)
})

test('every kind a browser shows is taken, told by its content', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif'] as const)
    assert.equal(await refusal(await plain(40, 30).toFormat(format).toBuffer()), 'taken', format)
})

test('what telephones and authors hide in a photo stays behind; it stands upright', async () => {
  // A script further inside than the kind is told from: drawing anew is what takes it away.
  const copyright = `${'Someone '.repeat(200)}${SCRIPT}`
  const sent = await plain(60, 40)
    .withExif({ IFD0: { Copyright: copyright, Make: 'Camera' }, IFD3: { GPSLatitude: '43/1 52/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer()
  assert.ok((await sharp(sent).metadata()).exif?.includes('Camera') && sent.includes(SCRIPT))
  const sizes = await makePicture(sent, 'photo')
  assert.equal(sizes.length, 2)
  for (const { content, width, height } of sizes) {
    const { exif, xmp, icc, orientation } = await sharp(content).metadata()
    assert.deepEqual({ exif, xmp, icc, orientation }, NOTHING_HIDDEN)
    assert.deepEqual([width, height], [40, 60])
    assert.ok(!content.includes('script') && !content.includes('Camera'))
  }
})
const NOTHING_HIDDEN = { exif: undefined, xmp: undefined, icc: undefined, orientation: undefined }

test('of a moving picture the first frame is kept', async () => {
  const frames = await Promise.all(
    ['#f00', '#00f'].map((background) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const moving = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
  const [size] = await makePicture(moving, 'photo')
  assert.deepEqual([size?.width, size?.height], [20, 20])
  const [red = 0, , blue = 0] = await sharp(size?.content).raw().toBuffer()
  assert.ok(red > 200 && blue < 50)
})

test('drawings that can run programs, documents and pages are refused, whatever they are called', async () => {
  const drawings = [
    `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`,
    `\uFEFF  <svg><foreignObject><iframe src="javascript:alert(1)"/></foreignObject></svg>`,
    `<!-- --><svg><script href="https://evil.example/x.js"/></svg>`,
  ]
  for (const drawing of drawings) assert.equal(await refusal(asSent(drawing)), 'svg', drawing)
  assert.equal(await refusal(asSent('%PDF-1.7\n1 0 obj')), 'pdf')
  assert.equal(await refusal(asSent(`<!doctype html>${SCRIPT}`)), 'other_kind')
  assert.equal(await refusal(asSent('MZ\u0090')), 'other_kind')
  assert.equal(await refusal(asSent('')), 'empty')
  // As an iPhone begins a photo and a burst, and as others write the same format.
  for (const [main, ...others] of [
    ['heic', 'mif1', 'MiHE', 'MiPr', 'miaf', 'MiHB', 'heic'],
    ['msf1', 'mif1', 'hevc', 'heic'],
    ['mif1', 'mif1', 'heix'],
  ]) {
    const kinds = `ftyp${main}\0\0\0\0${others.join('')}`
    const length = Buffer.from([0, 0, 0, kinds.length + 4])
    const heic = Buffer.concat([length, Buffer.from(kinds), Buffer.from('\0\0\x10\x2emeta', 'latin1')])
    assert.equal(await refusal(heic), 'heic', main)
  }
})

test('a picture that is also a page or a document is refused', async () => {
  const gif = await plain(20, 20).gif().toBuffer()
  const comment = Buffer.concat([
    Buffer.from([0x21, 0xfe, SCRIPT.length]),
    Buffer.from(SCRIPT),
    Buffer.from([0]),
  ])
  const page = Buffer.concat([gif.subarray(0, 13), gif.subarray(13, -1), comment, gif.subarray(-1)])
  assert.equal(await refusal(page), 'two_things')
  assert.equal(await refusal(asSent(`GIF89a/*${SCRIPT}*/`)), 'two_things')
  const jpeg = await plain(20, 20).jpeg().toBuffer()
  const pdf = Buffer.from('%PDF-1.4\n')
  const length = Buffer.from([0xff, 0xfe, 0, pdf.length + 2])
  assert.equal(
    await refusal(Buffer.concat([jpeg.subarray(0, 2), length, pdf, jpeg.subarray(2)])),
    'two_things',
  )
})

test('a flood of pixels is refused before it is drawn, a cut file when it turns out', async () => {
  const flood = flooding(20_000)
  assert.ok(flood.length < 200_000)
  const before = process.cpuUsage().user
  assert.equal(await refusal(flood), 'too_many_pixels')
  assert.ok(process.cpuUsage().user - before < 500_000, 'drawn first')
  const noise = await sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
  for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif'] as const) {
    const whole = await noise.clone().toFormat(format).toBuffer()
    assert.equal(await refusal(whole.subarray(0, whole.length / 2)), 'broken', format)
  }
  assert.equal(await refusal(new Uint8Array(10 * 1024 * 1024 + 1)), 'too_big')
})

/** A small PNG of black dots, that many wide and high. */
function flooding(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))))
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
