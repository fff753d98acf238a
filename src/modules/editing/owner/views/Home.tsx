import type { Cx } from '../../../../platform/cx.ts'
import type { BodyLink } from '../../../../platform/module.ts'
import { Badge, type Tone } from '../../../../platform/ui/Badge.tsx'
import { BodyLinks } from '../../../../platform/ui/BodyLinks.tsx'
import { LinkButton } from '../../../../platform/ui/Button.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { completeness } from '../../../directory/api.ts'
import type { Known } from '../../forms/known.ts'
import { SECTIONS } from '../../forms/sections.ts'
import { isFilled } from '../filled.ts'
import type { OwnRecord } from '../own-record.ts'
import { pathsOf } from '../paths.ts'
import { type PartState, type Status, stateOf } from '../status.ts'
import { News } from './News.tsx'
import { SavedNotice } from './SavedNotice.tsx'
import { Standing } from './Standing.tsx'

export interface HomeProps {
  cx: Cx
  own: OwnRecord
  status: Status
  known: Known
  /** What other modules have for this organisation. */
  links: readonly BodyLink[]
}

/** The record of an organisation as its people see it: how it stands, what to do next, and the parts to fill in. */
export const Home = (props: HomeProps) => (
  <>
    <SavedNotice cx={props.cx} own={props.own} />
    <News {...props} />
    <Standing {...props} />
    <NextSteps {...props} />
    <Parts {...props} />
    <More {...props} />
  </>
)

function NextSteps({ cx, own }: HomeProps) {
  const { share, next } = completeness(own.draft.document)
  const paths = pathsOf(own.organizationId)
  return (
    <section aria-labelledby="passi">
      <h2 id="passi">{cx.t('editing.owner.steps')}</h2>
      <p>
        <label for="progresso">{cx.t('editing.owner.progress', { percent: Math.round(share * 100) })}</label>{' '}
        <progress id="progresso" max={100} value={Math.round(share * 100)} />
      </p>
      {next.length === 0 && <p>{cx.t('editing.owner.steps_done')}</p>}
      <ol class="measure">
        {next.map(({ step, group, title, why }) => {
          const section = SECTIONS.find((one) => one.group === group)
          return (
            <li key={step}>
              {section ? (
                <a href={href(cx, paths.section(section.name))}>{cx.t(title)}</a>
              ) : (
                <b>{cx.t(title)}</b>
              )}
              <br />
              {cx.t(why)}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const TONES: Record<PartState, Tone> = {
  returned: 'danger',
  waiting: 'warning',
  scheduled: 'info',
  draft: 'info',
  filled: 'success',
  empty: 'plain',
}

function Parts({ cx, own, status, known }: HomeProps) {
  const paths = pathsOf(own.organizationId)
  return (
    <section aria-labelledby="parti">
      <h2 id="parti">{cx.t('editing.owner.parts')}</h2>
      <ul class="link-list measure">
        {SECTIONS.map((section) => {
          const state = stateOf(section.group, isFilled(section, own, cx, known), status)
          return (
            <li key={section.name} class="cluster">
              <a href={href(cx, paths.section(section.name))}>{cx.t(section.title)}</a>
              <Badge tone={TONES[state]}>{cx.t(`editing.owner.part_${state}`)}</Badge>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function More({ cx, own: { organizationId, draft }, status, links }: HomeProps) {
  const paths = pathsOf(organizationId)
  return (
    <section aria-labelledby="altro">
      <h2 id="altro">{cx.t('editing.owner.more')}</h2>
      {status.drafted.length > 0 && (
        <p class="cluster">
          <LinkButton href={href(cx, paths.submit)}>{cx.t('editing.owner.submit')}</LinkButton>
        </p>
      )}
      <ul>
        <li>
          <a href={href(cx, paths.preview)}>{cx.t('editing.owner.preview')}</a>
        </li>
        {draft.revision > 0 && (
          <li>
            <a href={href(cx, paths.draft)}>{cx.t('editing.owner.draft_title')}</a>
          </li>
        )}
        <li>
          <a href={href(cx, paths.history)}>{cx.t('editing.owner.history')}</a>
        </li>
        {status.public && (
          <li>
            <a href={href(cx, `/enti/${status.slug}`)}>{cx.t('editing.owner.public_page')}</a>
          </li>
        )}
        <BodyLinks cx={cx} links={links} />
      </ul>
    </section>
  )
}
