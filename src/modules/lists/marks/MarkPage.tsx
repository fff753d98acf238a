import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { Radios } from '../../../platform/ui/Radios.tsx'
import { TextArea } from '../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { MARK_METHODS, type Mark } from '../../directory/api.ts'
import { BODIES } from '../paths.ts'

interface MarkProps {
  cx: Cx
  id: string
  mark: Mark | undefined
  /** The person looks after this organisation and verifies nothing of it. */
  own: boolean
  errors: FieldErrors
  values: RawValues
  done: boolean
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** What a mark says, in one sentence. */
export function markWords(cx: Pick<Cx, 't' | 'now'>, mark: Mark | undefined): string {
  if (!mark) return cx.t('lists.mark_none')
  const isOver = mark.until < cx.now.toISOString().slice(0, 10)
  const values = { date: noon(mark.on), name: mark.byName, until: noon(mark.until) }
  return cx.t(isOver ? 'lists.mark_over' : 'lists.mark_is', values)
}

/** How a record was verified, the form to say so, and the one to take it back. */
export const MarkPage = (props: MarkProps) => {
  const { cx, mark, own, errors, done } = props
  return (
    <div class="stack">
      {done && <Alert cx={cx} tone="success" live title={cx.t('lists.mark_done')} />}
      <ErrorSummary cx={cx} errors={errors} />
      <p>{markWords(cx, mark)}</p>
      {mark && <p>{cx.t(`lists.method_${mark.method}`)}</p>}
      {mark?.note && (
        <p class="kept-lines">
          <bdi>{mark.note}</bdi>
        </p>
      )}
      {own ? <Alert cx={cx}>{cx.t('lists.mark_own')}</Alert> : <Give {...props} />}
      {mark && !own && <Remove {...props} />}
    </div>
  )
}

const Give = ({ cx, id, errors, values }: MarkProps) => (
  <Form action={href(cx, `${BODIES}/${id}/verifica`)} class="stack">
    <Radios
      cx={cx}
      name="metodo"
      label={cx.t('lists.method')}
      value={textValue(values, 'metodo')}
      error={errors.metodo}
      options={MARK_METHODS.map((value) => ({ value, label: cx.t(`lists.method_${value}`) }))}
    />
    <TextField
      cx={cx}
      name="giorno"
      type="date"
      short
      label={cx.t('lists.mark_on')}
      value={textValue(values, 'giorno') || cx.now.toISOString().slice(0, 10)}
      error={errors.giorno}
    />
    <TextArea
      cx={cx}
      name="nota"
      label={cx.t('lists.mark_note')}
      value={textValue(values, 'nota')}
      error={errors.nota}
      rows={3}
      optional
      anyScript
    />
    <Button>{cx.t('lists.mark_give')}</Button>
  </Form>
)

const Remove = ({ cx, id, errors, values }: MarkProps) => (
  <Form action={href(cx, `${BODIES}/${id}/verifica/togli`)} class="stack">
    <h2>{cx.t('lists.mark_remove')}</h2>
    <TextArea
      cx={cx}
      name="perche"
      label={cx.t('lists.mark_why')}
      value={textValue(values, 'perche')}
      error={errors.perche}
      rows={3}
      anyScript
    />
    <Button kind="danger">{cx.t('lists.mark_remove')}</Button>
  </Form>
)
