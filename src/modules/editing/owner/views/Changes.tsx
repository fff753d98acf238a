import type { Cx } from '../../../../platform/cx.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { type Change, Difference, groupWord, type RecordDocument } from '../../../directory/api.ts'
import type { Known } from '../../forms/known.ts'
import { ChangedFile } from '../../review/ChangedFile.tsx'
import { changeTitle, type Telling, tellingFor, valueText } from '../../review/change-words.ts'

interface ChangesProps {
  cx: Cx
  known: Known
  changes: readonly Change[]
  /** Where the names of what changed are looked up. */
  documents: readonly RecordDocument[]
  /** Marks what the editors always look at first. */
  marked?: boolean
}

/** Changes of a record by group, each with what was added and removed. */
export function Changes({ cx, known, changes, documents, marked = false }: ChangesProps) {
  const shown = changes.filter(({ kind }) => kind !== 'moved')
  const telling = tellingFor(cx, known, documents)
  const groups = Map.groupBy(shown, ({ group }) => group)
  return (
    <>
      {[...groups].map(([group, some]) => (
        <section key={group}>
          <h3>{cx.t(groupWord(group))}</h3>
          <DefinitionList
            facts={some.map((change) => ({
              term: <bdi>{changeTitle(telling, change)}</bdi>,
              value: [
                <OneChange key="change" telling={telling} change={change} />,
                marked && change.identity && (
                  <Badge key="mark" tone="warning">
                    {cx.t('editing.owner.always_waits')}
                  </Badge>
                ),
              ],
            }))}
          />
        </section>
      ))}
      {shown.length < changes.length && <p>{cx.t('editing.owner.order_changed')}</p>}
    </>
  )
}

/** What one change adds and removes. */
export const OneChange = ({ telling, change }: { telling: Telling; change: Change }) => (
  <span class="wraps">
    <ChangedFile telling={telling} change={change} side="before" />
    <ChangedFile telling={telling} change={change} side="after" />
    <Difference
      t={telling.cx.t}
      before={valueText(telling, change.before, change.field)}
      after={valueText(telling, change.after, change.field)}
    />
  </span>
)
