import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { type CannedReply, titleOf } from '../replies.ts'

/** Chooses a canned reply (`risposta`) and asks for its text with `azione=inserisci`, inside the form it is for. */
export const ReplyChoice = ({ cx, replies }: { cx: Cx; replies: readonly CannedReply[] }) => (
  <div class="cluster">
    <SelectField
      cx={cx}
      name="risposta"
      label={cx.t('board.replies.choose')}
      optional
      options={replies.map((reply) => ({ value: reply.id, label: titleOf(reply, cx.lang) }))}
    />
    <Button kind="secondary" small name="azione" value="inserisci">
      {cx.t('board.replies.insert')}
    </Button>
  </div>
)
