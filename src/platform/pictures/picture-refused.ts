/** Why a picture is not taken; each has words `ui.picture_refused_…` that say what to do. */
export type PictureRefusal =
  | 'empty'
  | 'too_big'
  | 'too_many_pixels'
  | 'broken'
  | 'svg'
  | 'pdf'
  | 'heic'
  | 'two_things'
  | 'other_kind'
  | 'busy'

/** A picture that is refused as a whole, thrown from wherever it turns out. */
export class PictureRefused extends Error {
  readonly refusal: PictureRefusal
  constructor(refusal: PictureRefusal) {
    super(refusal)
    this.name = 'PictureRefused'
    this.refusal = refusal
  }
}
