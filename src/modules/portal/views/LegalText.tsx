import type { Cx } from '../../../platform/cx.ts'
import { Bdi } from '../../../platform/ui/Bdi.tsx'
import { href } from '../../../platform/ui/href.ts'
import { SafeLink } from '../../../platform/ui/SafeLink.tsx'
import type { LegalText as Text } from '../legal-pages.ts'

/** Headings, paragraphs, lists and links of a page of fixed text, and whom to write to. */
export const LegalText = ({ cx, text }: { cx: Cx; text: Text }) => (
  <div class="prose">
    {text.sections.map(({ heading, paragraphs, items = [], links = [] }) => (
      <section key={heading}>
        <h2>{heading}</h2>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {items.length > 0 && (
          <ul>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        )}
        {links.length > 0 && (
          <ul>
            {links.map(({ label, href: to }) => (
              <li key={to}>
                <SafeLink href={address(cx, to)}>{label}</SafeLink>
              </li>
            ))}
          </ul>
        )}
      </section>
    ))}
    <WriteTo cx={cx} />
  </div>
)

function address(cx: Cx, to: string): string {
  if (to.startsWith('//')) return to.slice(1)
  return to.startsWith('/') ? href(cx, to) : to
}

/** Whom to write to; an installation without contacts says so. */
function WriteTo({ cx }: { cx: Cx }) {
  const { contactName, contactEmail, contactPhone } = cx.config
  if (!contactEmail && !contactPhone) return <p>{cx.t('portal.write_nobody')}</p>
  return (
    <section>
      <h2>{cx.t('portal.write_title')}</h2>
      {contactName && <p>{contactName}</p>}
      {contactEmail && (
        <p>
          <SafeLink href={`mailto:${contactEmail}`}>
            <Bdi wraps>{contactEmail}</Bdi>
          </SafeLink>
        </p>
      )}
      {contactPhone && (
        <p>
          <SafeLink href={`tel:${contactPhone.replace(/[^+\d]/g, '')}`}>
            <Bdi>{contactPhone}</Bdi>
          </SafeLink>
        </p>
      )}
    </section>
  )
}
