import type { Cx } from '../../../../platform/cx.ts'
import { enumerated } from '../../../../platform/i18n/enumerated.ts'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Table } from '../../../../platform/ui/Table.tsx'
import { changesBetween } from '../../../directory/api.ts'
import type { Known } from '../../forms/known.ts'
import { changeTitle, tellingFor } from '../../review/change-words.ts'
import type { OwnRecord } from '../own-record.ts'
import { pathsOf } from '../paths.ts'
import type { listRevisions } from '../revisions.ts'
import { Changes } from './Changes.tsx'

interface RevisionListProps {
  cx: Cx
  own: OwnRecord
  known: Known
  revisions: Awaited<ReturnType<typeof listRevisions>>
}

/** The savings of the draft, with what each changed and the way back to it. */
export function RevisionList({ cx, own, known, revisions }: RevisionListProps) {
  const paths = pathsOf(own.organizationId)
  const rows = revisions.map((one, index) => ({ ...one, before: revisions[index + 1]?.document }))
  return (
    <>
      <Table
        caption={cx.t('editing.owner.draft_title')}
        quietCaption
        rows={rows}
        columns={[
          { label: cx.t('editing.owner.when'), cell: ({ at }) => cx.t('editing.owner.moment', { at }) },
          { label: cx.t('editing.owner.who'), cell: ({ byName }) => <bdi class="wraps">{byName}</bdi> },
          {
            label: cx.t('editing.owner.what'),
            cell: ({ before, document }) =>
              before
                ? enumerated(cx.lang, [
                    ...new Set(
                      changesBetween(before, document).map((one) =>
                        changeTitle(tellingFor(cx, known, [document, before]), one),
                      ),
                    ),
                  ])
                : cx.t('editing.owner.draft_begun'),
          },
          {
            label: cx.t('editing.owner.go_back'),
            cell: ({ revision, at }) =>
              revision < own.draft.revision && (
                <Form action={href(cx, paths.draft)} hidden={{ revisione: String(revision) }}>
                  <Button kind="secondary" small>
                    {cx.t('editing.owner.go_back')}
                    <span class="visually-hidden"> {cx.t('editing.owner.moment', { at })}</span>
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      {own.draft.revision > 0 && (
        <p>
          <a href={href(cx, paths.discard)}>{cx.t('editing.owner.discard')}</a>
        </p>
      )}
    </>
  )
}

/** What would be lost with the draft, before it is thrown away. */
export function DiscardPage({ cx, own, known }: Omit<RevisionListProps, 'revisions'>) {
  const { draft, organizationId } = own
  const paths = pathsOf(organizationId)
  return (
    <>
      <Changes
        cx={cx}
        known={known}
        changes={changesBetween(draft.base, draft.document)}
        documents={[draft.document, draft.base]}
      />
      <Form action={href(cx, paths.discard)} hidden={{ revisione: String(draft.revision) }} class="cluster">
        <Button kind="danger">{cx.t('editing.owner.discard')}</Button>
        <LinkButton href={href(cx, paths.home)} kind="secondary">
          {cx.t('editing.owner.keep_draft')}
        </LinkButton>
      </Form>
    </>
  )
}
