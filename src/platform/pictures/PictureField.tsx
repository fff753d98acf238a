import type { Cx } from '../cx.ts'
import type { FieldErrors, RawValues } from '../http/input.ts'
import { Choice } from '../ui/Choice.tsx'
import { Fieldset } from '../ui/Fieldset.tsx'
import { FileField } from '../ui/FileField.tsx'
import { fieldId, textValue } from '../ui/field.ts'
import { TextArea } from '../ui/TextArea.tsx'
import { Picture } from './Picture.tsx'
import { pictureNames } from './picture-form.ts'
import type { StoredPicture } from './read-pictures.ts'

interface PictureFieldProps {
  cx: Cx
  name: string
  /** What the picture is for, such as "Logo". */
  legend: string
  values: RawValues
  errors: FieldErrors
  /** The picture kept so far, named by `values[name]`. */
  kept: StoredPicture | undefined
  /** No words are asked: elsewhere in the form, or it is always decoration. */
  withoutAlt?: boolean
  /** There must be one: it can be replaced, not taken away. */
  needed?: boolean
}

/** A picture to send, with the one kept so far, the words for who cannot see it, and a way to take it away. */
export function PictureField({
  cx,
  name,
  legend,
  values,
  errors,
  kept,
  withoutAlt,
  needed,
}: PictureFieldProps) {
  const names = pictureNames(name)
  return (
    <Fieldset legend={legend}>
      <input type="hidden" name={name} value={kept?.id ?? ''} />
      {kept && <Kept cx={cx} name={needed ? undefined : names.remove} kept={kept} />}
      <FileField
        cx={cx}
        name={names.file}
        label={cx.t(kept ? 'ui.picture_other_file' : 'ui.picture_file')}
        hint={cx.t('ui.picture_file_hint')}
        accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
        error={errors[names.file]}
        optional={!needed || kept !== undefined}
      />
      {!withoutAlt && <Words {...{ cx, name, values, errors }} />}
    </Fieldset>
  )
}

const Kept = ({ cx, name, kept }: { cx: Cx; name: string | undefined; kept: StoredPicture }) => (
  <div class="picture-kept">
    <Picture picture={kept} alt={cx.t('ui.picture_kept')} sizes="12rem" />
    {name && (
      <Choice
        type="checkbox"
        id={fieldId(name)}
        name={name}
        value="1"
        label={cx.t('ui.picture_remove')}
        checked={false}
      />
    )}
  </div>
)

/** The words that stand for a picture, or that it needs none. */
const Words = ({
  cx,
  name,
  values,
  errors,
}: Pick<PictureFieldProps, 'cx' | 'name' | 'values' | 'errors'>) => {
  const { alt, decorative } = pictureNames(name)
  return (
    <>
      <TextArea
        cx={cx}
        name={alt}
        label={cx.t('ui.picture_alt')}
        hint={cx.t('ui.picture_alt_hint')}
        error={errors[alt]}
        value={textValue(values, alt)}
        rows={2}
        anyScript
      />
      <Choice
        type="checkbox"
        id={fieldId(decorative)}
        name={decorative}
        value="1"
        label={cx.t('ui.picture_decorative')}
        hint={cx.t('ui.picture_decorative_hint')}
        checked={textValue(values, decorative) !== ''}
      />
    </>
  )
}
