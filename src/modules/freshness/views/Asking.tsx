import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Checkboxes } from '../../../platform/ui/Checkboxes.tsx'
import { DefinitionList } from '../../../platform/ui/DefinitionList.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { TextArea } from '../../../platform/ui/TextArea.tsx'
import { groupWord } from '../../directory/api.ts'
import { editPath } from '../../editing/api.ts'
import type { OpenLetter } from '../letters.ts'
import { PARTS } from '../parts.ts'
import { CONFIRM } from '../paths.ts'
import type { PartLines } from '../summary.ts'

interface AskingProps {
  cx: Cx
  token: string
  letter: OpenLetter
  summary: readonly PartLines[]
}

/** What we have; one button when it is right, and what to say when it is not. */
export const Asking = ({ cx, token, letter, summary }: AskingProps) => (
  <div class="measure stack">
    <p class="lead">
      <bdi lang={letter.lang} class="wraps">
        {letter.name}
      </bdi>
    </p>
    <p>{cx.t('freshness.ask_lead')}</p>
    <DefinitionList
      facts={summary.map(({ part, lines }) => ({
        term: cx.t(groupWord(part)),
        value: lines.map((line) => (
          <bdi class="wraps" lang={part === 'hours' ? cx.lang : letter.lang}>
            {line}
          </bdi>
        )),
      }))}
    />
    <Form action={href(cx, `${CONFIRM}/${token}`)}>
      <Button icon="check">{cx.t('freshness.all_right')}</Button>
    </Form>
    <h2>{cx.t('freshness.changed_title')}</h2>
    <Changed cx={cx} token={token} />
    <p>
      <a href={href(cx, editPath(letter.organization_id))}>{cx.t('freshness.edit_self')}</a>
    </p>
    <p>
      <a href={href(cx, `${CONFIRM}/${token}/basta`)}>{cx.t('freshness.stop_title')}</a>
    </p>
  </div>
)

const Changed = ({ cx, token }: { cx: Cx; token: string }) => (
  <Form action={href(cx, `${CONFIRM}/${token}`)} class="stack">
    <Checkboxes
      cx={cx}
      name="changed"
      label={cx.t('freshness.changed_what')}
      hint={cx.t('freshness.changed_hint')}
      options={PARTS.map((part) => ({ value: part, label: cx.t(groupWord(part)) }))}
      optional
    />
    <TextArea cx={cx} name="note" label={cx.t('freshness.note')} optional />
    <Button kind="secondary">{cx.t('freshness.changed_send')}</Button>
  </Form>
)
