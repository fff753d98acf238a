import type { Cx } from '../../../../platform/cx.ts'

/** Says inside a form how far it saved by itself (`islands/autosave.ts`); nothing without scripts. */
export const Autosave = ({ cx }: { cx: Cx }) => (
  <p
    role="status"
    data-autosave={cx.t('editing.owner.auto_saving')}
    data-offline={cx.t('editing.owner.auto_offline')}
    data-out={cx.t('editing.owner.auto_out')}
    data-failed={cx.t('editing.owner.auto_failed')}
  />
)
