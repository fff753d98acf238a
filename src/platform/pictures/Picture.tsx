import { direction, isLang } from '../i18n/languages.ts'
import { pictureAddress, type StoredPicture } from './read-pictures.ts'

interface PictureProps {
  picture: StoredPicture
  /** What it says to who cannot see it; empty where it is only decoration. */
  alt: string
  /** Language of `alt`, where it is not the page's. */
  altLang?: string | undefined
  /** How wide it is shown, as in HTML's `sizes`. */
  sizes?: string
  /** For the first one in sight: asked for at once. */
  eager?: boolean
  class?: string
}

/** A stored picture in the size that fits the screen; its place is kept while it comes. */
export function Picture({ picture, alt, altLang, sizes = '100vw', eager = false, ...rest }: PictureProps) {
  const { id, width, height, widths } = picture
  const other = altLang && isLang(altLang) ? { lang: altLang, dir: direction(altLang) } : {}
  return (
    <picture class={rest.class}>
      <source
        type="image/webp"
        srcset={widths.map((one) => `${pictureAddress(id, one)} ${one}w`).join(', ')}
        sizes={sizes}
      />
      <img
        src={pictureAddress(id, width, 'jpg')}
        alt={alt}
        {...{ width, height, ...other }}
        loading={eager ? undefined : 'lazy'}
        decoding="async"
      />
    </picture>
  )
}
