import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { handOverPath } from '../../paths.ts'
import type { Body } from '../body.ts'
import type { Colleague } from '../colleagues.ts'
import { roleWord } from './ColleagueTable.tsx'
import { LetterLanguage } from './InviteForm.tsx'

interface HandOverProps {
  cx: Cx
  body: Body
  colleagues: readonly Colleague[]
  /** The value that stands for somebody who is no colleague yet. */
  somebodyElse: string
  values: RawValues
  errors: FieldErrors
}

/** To whom the responsibility passes, and what its giver does then. */
export const HandOverForm = ({ cx, body, colleagues, somebodyElse, values, errors }: HandOverProps) => (
  <div class="measure stack">
    <ErrorSummary cx={cx} errors={errors} />
    <Form action={href(cx, handOverPath(body.organizationId))} once>
      <Radios
        cx={cx}
        name="a"
        label={cx.t('members.hand_over_to')}
        value={textValue(values, 'a') || (colleagues.length === 0 ? somebodyElse : '')}
        error={errors.a}
        options={[
          ...colleagues.map(({ id, name, role }) => ({
            value: id,
            label: <bdi>{name}</bdi>,
            hint: roleWord(cx, role),
          })),
          {
            value: somebodyElse,
            label: cx.t('members.hand_over_else'),
            hint: cx.t('members.hand_over_else_hint'),
          },
        ]}
      />
      <TextField
        cx={cx}
        name="email"
        label={cx.t('members.hand_over_email')}
        hint={cx.t('members.hand_over_email_hint')}
        value={textValue(values, 'email')}
        error={errors.email}
        type="email"
        autocomplete="off"
        optional
      />
      <LetterLanguage cx={cx} value={textValue(values, 'lingua') || cx.lang} error={errors.lingua} />
      <Radios
        cx={cx}
        name="poi"
        label={cx.t('members.hand_over_then')}
        value={textValue(values, 'poi')}
        error={errors.poi}
        options={[
          { value: 'leaves', label: cx.t('members.then_leaves') },
          { value: 'edits', label: cx.t('members.then_edits') },
        ]}
      />
      <Button>{cx.t('members.hand_over_send')}</Button>
    </Form>
  </div>
)
