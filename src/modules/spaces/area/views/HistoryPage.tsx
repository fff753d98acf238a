import type { Cx } from '../../../../platform/cx.ts'
import type { Lang } from '../../../../platform/i18n/languages.ts'
import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { changesBetween } from '../../changes.ts'
import { pathsOf } from '../../paths.ts'
import type { listVersions } from '../../publish.ts'
import type { OwnSpace } from '../own-space.ts'
import { ChangeList } from './ChangeList.tsx'

interface Props {
  cx: Cx
  own: OwnSpace
  versions: Awaited<ReturnType<typeof listVersions>>
  main: Lang
}

/** What was public over time: who said it, what changed, and a way back. */
export const HistoryPage = ({ cx, own, versions, main }: Props) => (
  <div class="stack">
    {versions.length === 0 && <p>{cx.t('spaces.history.none')}</p>}
    {versions.map(({ version, at, byName, why, document }, index) => (
      <section key={version} class="stack">
        <h2>{cx.t('spaces.history.version', { at })}</h2>
        <p>{cx.t(`spaces.history.${why}`, { name: byName })}</p>
        {document ? (
          <>
            <Accordion id={`versione-${version}`} summary={cx.t('spaces.history.what')}>
              <ChangeList
                cx={cx}
                changes={changesBetween(versions[index + 1]?.document ?? null, document)}
                main={main}
              />
            </Accordion>
            <Form
              action={href(cx, pathsOf(own.organizationId).history)}
              hidden={{ versione: String(version) }}
            >
              <Button kind="secondary" small>
                {cx.t('spaces.history.restore')}
                <span class="visually-hidden"> {cx.t('spaces.history.version', { at })}</span>
              </Button>
            </Form>
          </>
        ) : (
          <p>{cx.t('spaces.history.empty')}</p>
        )}
      </section>
    ))}
  </div>
)
