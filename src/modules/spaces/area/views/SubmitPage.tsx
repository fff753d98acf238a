import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { isSame, type SpaceChanges } from '../../changes.ts'
import type { PartKind } from '../../document.ts'
import { pathsOf } from '../../paths.ts'
import { mainLang } from '../../said.ts'
import type { OwnSpace } from '../own-space.ts'
import { fieldLabel } from '../words.ts'
import { ChangeList } from './ChangeList.tsx'

/** What is in the way: a field that is empty, with the page where it is filled, or something said in words. */
export type Problem = { path: string; kind: PartKind; field: string } | { words: 'spaces.submit.moved' }

interface Props {
  cx: Cx
  own: OwnSpace
  changes: SpaceChanges
  errors: FieldErrors
  problems: readonly Problem[]
  note: string
  /** The draft is what waits already: there is nothing else to hand in. */
  handed: boolean
}

/** What is about to be handed in, and the button. */
export const SubmitPage = ({ cx, own, changes, errors, problems, note, handed }: Props) => (
  <div class="stack">
    {problems.length > 0 && (
      <Alert cx={cx} tone="danger" live title={cx.t('spaces.submit.problems')}>
        <ul>
          {problems.map((problem, at) => (
            <li key={at}>
              {'words' in problem ? (
                cx.t(problem.words)
              ) : (
                <a href={href(cx, problem.path)}>
                  {cx.t(`spaces.part.${problem.kind}`)}: {fieldLabel(cx, problem.kind, problem.field)}
                </a>
              )}
            </li>
          ))}
        </ul>
      </Alert>
    )}
    <section class="stack">
      <h2>{cx.t('spaces.changes.title')}</h2>
      <ChangeList cx={cx} changes={changes} main={mainLang(own.space.draft)} />
    </section>
    {handed && (
      <Alert cx={cx} tone="info" title={cx.t('spaces.submit.handed')}>
        <p>
          <a href={href(cx, pathsOf(own.organizationId).home)}>{cx.t('spaces.preview.back')}</a>
        </p>
      </Alert>
    )}
    {!handed && !isSame(changes) && (
      <Form
        action={href(cx, pathsOf(own.organizationId).submit)}
        hidden={{ revisione: String(own.space.revision) }}
        class="measure"
      >
        <TextArea
          cx={cx}
          name="note"
          label={cx.t('spaces.submit.note')}
          value={note}
          error={errors.note}
          rows={3}
          anyScript
          optional
        />
        <p class="cluster">
          <Button>{cx.t('spaces.submit.do')}</Button>
          <a href={href(cx, pathsOf(own.organizationId).preview)}>{cx.t('spaces.own.preview')}</a>
          <a href={href(cx, pathsOf(own.organizationId).home)}>{cx.t('spaces.preview.back')}</a>
        </p>
      </Form>
    )}
  </div>
)
