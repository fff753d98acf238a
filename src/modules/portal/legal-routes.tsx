import { anyone } from '../../platform/http/policy.ts'
import { get, type Route } from '../../platform/http/route.ts'
import { page } from '../../platform/ui/Page.tsx'
import { LEGAL_PAGES, type LegalPageName, readLegalPage } from './legal-pages.ts'
import { LegalText } from './views/LegalText.tsx'

/** The pages the law asks for, the same in six languages. */
export const legalRoutes: readonly Route[] = LEGAL_PAGES.map(legalRoute)

function legalRoute(name: LegalPageName): Route {
  const texts = readLegalPage(name)
  return get(`/${name}`, {
    summary: texts.en.title,
    allow: anyone,
    sitemap: true,
    handle: (cx) => {
      const text = texts[cx.lang]
      return page(
        cx,
        { title: text.title, description: text.lead, breadcrumb: [] },
        <LegalText cx={cx} text={text} />,
      )
    },
  })
}
