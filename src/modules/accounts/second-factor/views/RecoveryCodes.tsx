import type { Cx } from '../../../../platform/cx.ts'
import { LinkButton } from '../../../../platform/ui/Button.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { SECURITY } from '../paths.ts'

/** The ten codes, shown once: to print, or to keep as a file. */
export const RecoveryCodes = ({
  cx,
  codes,
  onward,
}: {
  cx: Cx
  codes: readonly string[]
  onward?: string
}) => (
  <>
    <Alert cx={cx} tone="success" title={cx.t('accounts.factor.codes_title')} live>
      <p>{cx.t('accounts.factor.codes_text')}</p>
    </Alert>
    <p class="print-only">
      {cx.site.name} – <bdi>{cx.actor?.name}</bdi>
    </p>
    <ol class="recovery-codes" dir="ltr">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ol>
    <p class="cluster no-print">
      <a
        class="btn btn-secondary"
        download="codici.txt"
        href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${cx.site.name}\r\n${codes.join('\r\n')}\r\n`)}`}
      >
        {cx.t('accounts.factor.codes_keep')}
      </a>
      <button type="button" class="btn btn-secondary" data-print hidden>
        {cx.t('accounts.factor.codes_print')}
      </button>
      <LinkButton href={onward ?? href(cx, SECURITY)}>{cx.t('accounts.factor.codes_done')}</LinkButton>
    </p>
  </>
)
