import type { Cx } from '../../platform/cx.ts'

/** How long to wait before the next try, in whole minutes. */
export const waitText = ({ t }: Pick<Cx, 't'>, seconds: number): string =>
  t('accounts.wait', { minutes: Math.max(1, Math.ceil(seconds / 60)) })
