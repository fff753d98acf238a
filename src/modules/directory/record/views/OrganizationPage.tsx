import type { BodyLink } from '../../../../platform/module.ts'
import { BodyLinks } from '../../../../platform/ui/BodyLinks.tsx'
import { LinkButton } from '../../../../platform/ui/Button.tsx'
import { href } from '../../../../platform/ui/href.ts'
import type { Sheet } from '../sheet.ts'
import { Kept, keepInTurn } from './Kept.tsx'
import { PrintCard, QrCode } from './PrintCard.tsx'
import { ShareBlock } from './ShareBlock.tsx'
import { SECTIONS } from './sections.tsx'
import { Top } from './Top.tsx'

/** Only on paper; the card holds the code, which alone takes as long to make as the rest of it. */
const PRINTED = [
  { id: 'qr', view: (sheet: Sheet) => <QrCode sheet={sheet} /> },
  { id: 'stampa', view: (sheet: Sheet) => <PrintCard sheet={sheet} /> },
]

/** Renders beforehand what the page keeps: see `keepInTurn`. */
export const prepareOrganizationPage = (sheet: Sheet): Promise<void> =>
  keepInTurn(sheet, [...PRINTED, ...SECTIONS.filter(({ shown, live }) => shown(sheet) && !live?.(sheet))])

interface Props {
  sheet: Sheet
  /** What other modules have about it. */
  links?: readonly BodyLink[]
}

/** The page of an organisation: help first, then everything there is to know, then where the data come from. */
export function OrganizationPage({ sheet, links = [] }: Props) {
  const { cx } = sheet
  const sections = SECTIONS.filter(({ shown }) => shown(sheet))
  return (
    <>
      <Top sheet={sheet} />
      <Kept sheet={sheet} id="stampa">
        {() => <PrintCard sheet={sheet} />}
      </Kept>
      <div class="with-aside no-print">
        <div>
          {sections.map(({ id, title, view, live }) => (
            <section key={id} class="record-section" aria-labelledby={id}>
              <h2 id={id}>{cx.t(title)}</h2>
              {live?.(sheet) ? (
                view(sheet)
              ) : (
                <Kept sheet={sheet} id={id}>
                  {() => view(sheet)}
                </Kept>
              )}
            </section>
          ))}
          {links.length > 0 && (
            <ul class="link-list">
              <BodyLinks cx={cx} links={links} />
            </ul>
          )}
          {!sheet.preview && <Doors sheet={sheet} />}
        </div>
        <aside class="record-aside">
          <nav class="page-index" aria-labelledby="indice">
            <h2 id="indice" class="aside-title">
              {cx.t('directory.record.index')}
            </h2>
            <ul class="link-list">
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>{cx.t(title)}</a>
                </li>
              ))}
            </ul>
          </nav>
          {!sheet.preview && <ShareBlock sheet={sheet} />}
        </aside>
      </div>
    </>
  )
}

/** To who finds something wrong, and to whose organisation it is. */
const Doors = ({ sheet: { cx, record } }: { sheet: Sheet }) => (
  <>
    <p>
      <LinkButton href={href(cx, `/enti/${record.slug}/segnala`)} kind="secondary" icon="flag" rel="nofollow">
        {cx.t('directory.record.report')}
      </LinkButton>
    </p>
    <p>
      <a href={href(cx, `/enti/${record.slug}/gestisci`)} rel="nofollow">
        {cx.t('directory.record.manage')}
      </a>
    </p>
  </>
)
