import type { Sharp, SharpOptions } from 'sharp'
import { pictureKind } from './picture-kind.ts'
import { PictureRefused } from './picture-refused.ts'

/** A photo keeps its proportions; a logo is fitted into a square, on nothing. */
export type PictureShape = 'photo' | 'logo'

/** Limits of what is taken: bytes of the file, pixels of the picture, seconds of work. */
export const PICTURE_LIMITS = { bytes: 10 * 1024 * 1024, pixels: 50_000_000, seconds: 20 }

/** Widths that are made, in pixels; a picture is never made larger than it came. */
const WIDTHS: Record<PictureShape, readonly number[]> = { photo: [320, 640, 1280], logo: [128, 256, 512] }
const LARGEST = { width: 1280, height: 2560 }

/** One size of a picture, in one format. */
export interface MadeSize {
  width: number
  height: number
  format: 'webp' | 'jpg'
  content: Buffer
}

const sharpOf = async (input: Buffer | Uint8Array, options: SharpOptions): Promise<Sharp> => {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp(input, options)
}

/**
 * The sizes of a picture, drawn anew from its pixels: whatever else the file held (place, camera, comments, scripts,
 * other frames) stays behind. It is upright, in the colours of screens (sRGB). The largest size is also a JPEG.
 */
export async function makePicture(bytes: Uint8Array, shape: PictureShape): Promise<readonly MadeSize[]> {
  if (bytes.length > PICTURE_LIMITS.bytes) throw new PictureRefused('too_big')
  const kind = pictureKind(bytes)
  try {
    const { data, info } = await (await upright(bytes, kind, shape))
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return await sizesOf(data, info, WIDTHS[shape])
  } catch (error) {
    if (error instanceof PictureRefused) throw error
    throw new PictureRefused(/pixel limit/i.test(String(error)) ? 'too_many_pixels' : 'broken')
  }
}

/** The picture in its largest size, still to be drawn. */
async function upright(bytes: Uint8Array, kind: string, shape: PictureShape): Promise<Sharp> {
  const input = await sharpOf(bytes, {
    limitInputPixels: PICTURE_LIMITS.pixels,
    failOn: 'error',
    sequentialRead: true,
    pages: 1,
  })
  const { format, width, height } = await input.metadata()
  if (format !== kind) throw new PictureRefused('broken')
  const drawn = input.timeout({ seconds: PICTURE_LIMITS.seconds }).autoOrient().toColourspace('srgb')
  if (shape === 'photo') return drawn.resize({ ...LARGEST, fit: 'inside', withoutEnlargement: true })
  const side = Math.min(512, Math.max(width, height))
  const background = { r: 255, g: 255, b: 255, alpha: 0 }
  return drawn.ensureAlpha().resize({ width: side, height: side, fit: 'contain', background })
}

async function sizesOf(
  data: Buffer,
  { width, height, channels }: { width: number; height: number; channels: 1 | 2 | 3 | 4 },
  widths: readonly number[],
): Promise<MadeSize[]> {
  const sizes: MadeSize[] = []
  const again = () => sharpOf(data, { raw: { width, height, channels } })
  for (const one of [...widths.filter((smaller) => smaller < width), width]) {
    const resized = (await again()).resize({ width: one }).webp({ quality: 80, effort: 3 })
    const made = await resized.toBuffer({ resolveWithObject: true })
    sizes.push({ width: one, height: made.info.height, format: 'webp', content: made.data })
  }
  const content = await (await again()).flatten({ background: '#fff' }).jpeg({ quality: 80 }).toBuffer()
  return [...sizes, { width, height, format: 'jpg', content }]
}
