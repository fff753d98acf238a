import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { type FieldErrors, fieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { isLang, type Lang } from '../../../platform/i18n/languages.ts'
import { PICTURE_FORM_BYTES } from '../../../platform/pictures/picture-form.ts'
import { readPictures } from '../../../platform/pictures/read-pictures.ts'
import { href } from '../../../platform/ui/href.ts'
import { findPart, type Part } from '../document.ts'
import { fieldsIn, keyOf, partForm } from '../fields.ts'
import { HOME, pathsOf } from '../paths.ts'
import { mayEdit } from '../permissions.ts'
import { mainLang } from '../said.ts'
import { areaPage } from './area-page.ts'
import { loadOwn, type OwnSpace, writerOf } from './own-space.ts'
import { savePart, takePartPictures } from './save-part.ts'
import { revision } from './structure-form.ts'
import { MergeView } from './views/MergeView.tsx'
import { PageParts } from './views/PageParts.tsx'
import { PartFields } from './views/PartFields.tsx'
import { partName } from './views/PartName.tsx'
import { JustDone } from './views/Said.tsx'

/** One part of a site, as its address names it. */
export interface OwnPart extends OwnSpace {
  part: Part
  main: Lang
}

async function loadPart(
  cx: Cx,
  params: { organizationId: string; parte: string },
): Promise<OwnPart | undefined> {
  const own = await loadOwn(cx, params)
  const part = own && findPart(own.space.draft, params.parte)
  return part && { ...own, part, main: mainLang(own.space.draft) }
}

const lingua = lastOf(z.string().optional().catch(undefined))
const langOf = (asked: string | undefined, main: Lang): Lang => (asked && isLang(asked) ? asked : main)

/** What the form of a part sends besides its own fields, which stay as they came. */
const PartForm = z
  .looseObject({
    revisione: revision,
    lingua,
    vista: lastOf(z.coerce.number().int().optional().catch(undefined)),
  })
  .transform(({ revisione, lingua: lang, vista, ...values }) => ({
    revisione,
    lang,
    vista,
    values: values as RawValues,
  }))

interface Shown {
  lang: Lang
  values?: RawValues
  errors?: FieldErrors
  seen?: number
}

async function show(cx: Cx, own: OwnPart, { lang, values, errors = {}, seen }: Shown): Promise<Response> {
  const { part, main, space, organizationId } = own
  const kept = Object.fromEntries(
    fieldsIn(part.kind, lang, main).map((field) => [field.name, part.values[keyOf(field, lang)] ?? '']),
  )
  const invalid = Object.keys(errors).length > 0
  const ids = Object.values(values ?? kept).filter((value) => typeof value === 'string')
  const pictures = await readPictures(cx.db, ids)
  const name = partName(cx, part, main)
  const title =
    part.kind === 'site' ? cx.t('spaces.part.site') : `${cx.t(`spaces.part.${part.kind}`)}: ${name}`
  return areaPage(
    cx,
    own,
    { title, errors, way: wayTo(cx, own), status: invalid ? 422 : 200 },
    <>
      <JustDone cx={cx} organizationId={organizationId} />
      <PartFields
        {...{ cx, organizationId, part, lang, main, errors, pictures }}
        values={values ?? kept}
        seen={seen ?? space.revision}
      />
    </>,
  )
}

/** A block stands in its page. */
const wayTo = (cx: Cx, { part, main, organizationId }: OwnPart) =>
  'page' in part && part.kind !== 'page'
    ? [
        {
          label: partName(cx, { kind: 'page', values: part.page.values }, main),
          path: pathsOf(organizationId).page(part.page.id),
        },
      ]
    : []

/** The form of each part of a site. */
export const partRoutes = [
  get(`${HOME}/pagine/:parte`, {
    summary: 'The blocks of one page of a site, to be opened, moved, added and taken out',
    load: loadPart,
    allow: mayEdit,
    handle: (cx, { resource: own }) => {
      if (own.part.kind !== 'page') return seeOther(href(cx, pathsOf(own.organizationId).part(own.part.id)))
      const head = { title: partName(cx, own.part, own.main) }
      return areaPage(cx, own, head, <PageParts cx={cx} own={own} page={own.part.page} />)
    },
  }),
  get(`${HOME}/parti/:parte`, {
    summary: 'The short form of one part of a site, in one language',
    load: loadPart,
    allow: mayEdit,
    query: z.object({ lingua }),
    handle: (cx, { resource, query }) => show(cx, resource, { lang: langOf(query.lingua, resource.main) }),
  }),
  post(`${HOME}/parti/:parte`, {
    summary: 'Saves one part of a site into the draft',
    load: loadPartOrGone,
    allow: mayEdit,
    maxBody: PICTURE_FORM_BYTES,
    form: PartForm,
    handle: async (cx, { resource: own, actor, form: sent }) => {
      const lang = langOf(sent.lang, own.main)
      const taken = await takePartPictures(cx, own, lang, sent.values)
      const form = { ...sent, values: taken.values }
      const parsed = partForm(own.part.kind, lang, own.main).safeParse(form.values)
      const errors = { ...(parsed.success ? {} : fieldErrors(parsed.error, cx.t)), ...taken.errors }
      if (!parsed.success || Object.keys(taken.errors).length > 0)
        return show(cx, own, { lang, values: form.values, seen: form.revisione, errors })
      const saved = await savePart(cx, own, { ...form, typed: parsed.data, by: writerOf(actor) })
      if ('conflicts' in saved) {
        const hidden = {
          ...form.values,
          ...{ revisione: String(form.revisione), lingua: lang, vista: String(saved.theirs.revision) },
        }
        return areaPage(
          cx,
          own,
          { title: cx.t('spaces.merge.title'), way: wayTo(cx, own), status: 409 },
          <MergeView
            {...{ cx, hidden, conflicts: saved.conflicts, kind: own.part.kind }}
            action={pathsOf(own.organizationId).part(own.part.id)}
            theirName={saved.theirs.draftName}
            unanswered={form.vista === saved.theirs.revision}
          />,
        )
      }
      if (!('saved' in saved)) return seeOther(href(cx, `${pathsOf(own.organizationId).home}?pieno`))
      return seeOther(href(cx, `${afterSaving(own, lang)}salvato&salvata=${saved.saved}`))
    },
  }),
]

/** Back to the blocks of the page; news and the site to the home; a translation to the same form, where the next waits. */
function afterSaving({ organizationId, part, main }: OwnPart, lang: Lang): string {
  const paths = pathsOf(organizationId)
  if (lang !== main) return `${paths.part(part.id)}?lingua=${lang}&`
  if (part.kind === 'page') return `${paths.page(part.id)}?`
  return 'page' in part ? `${paths.page(part.page.id)}?` : `${paths.home}?`
}

/** A part that a colleague removed while it was written is known by the revision the form names: nothing typed is lost. */
async function loadPartOrGone(cx: Cx, params: { organizationId: string; parte: string }) {
  return (await loadPart(cx, params)) ?? (await loadRemoved(cx, params))
}

async function loadRemoved(
  cx: Cx,
  params: { organizationId: string; parte: string },
): Promise<OwnPart | undefined> {
  const own = await loadOwn(cx, params)
  if (!own) return undefined
  const rows = await cx.db
    .selectFrom('space_revision')
    .select('document')
    .where('organization_id', '=', own.organizationId)
    .orderBy('revision', 'desc')
    .limit(50)
    .execute()
  const part = rows.flatMap(({ document }) => findPart(document, params.parte) ?? [])[0]
  return part && { ...own, part, main: mainLang(own.space.draft) }
}
