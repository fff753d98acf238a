import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { fieldErrors, wantsJson } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { PICTURE_FORM_BYTES } from '../../../platform/pictures/picture-form.ts'
import { href } from '../../../platform/ui/href.ts'
import { partForm } from '../fields.ts'
import { HOME, pathsOf } from '../paths.ts'
import { mayEdit } from '../permissions.ts'
import type { Writer } from '../space.ts'
import { areaPage } from './area-page.ts'
import { langOf, lingua, loadPart, loadPartOrGone, type OwnPart, PartForm } from './own-part.ts'
import { writerOf } from './own-space.ts'
import { answer, answerProgram, type Outcome, showPart } from './part-answers.tsx'
import { savePart, takePartPictures } from './save-part.ts'
import { PageParts } from './views/PageParts.tsx'
import { partName } from './views/PartName.tsx'

/** The form of each part of a site. */
export const partRoutes = [
  get(`${HOME}/pagine/:parte`, {
    summary: 'The blocks of one page of a site, to be opened, moved, added and taken out',
    load: loadPart,
    allow: mayEdit,
    handle: (cx, { resource: own }) => {
      if (own.part.kind !== 'page') return seeOther(href(cx, pathsOf(own.organizationId).part(own.part.id)))
      const title = `${cx.t('spaces.part.page')}: ${partName(cx, own.part, own.main)}`
      return areaPage(cx, own, { title }, <PageParts cx={cx} own={own} page={own.part.page} />)
    },
  }),
  get(`${HOME}/parti/:parte`, {
    summary: 'The short form of one part of a site, in one language',
    load: loadPart,
    allow: mayEdit,
    query: z.object({ lingua }),
    handle: (cx, { resource, query }) =>
      showPart(cx, resource, { lang: langOf(query.lingua, resource.main) }),
  }),
  post(`${HOME}/parti/:parte`, {
    summary: 'Saves one part of a site into the draft',
    load: loadPartOrGone,
    allow: mayEdit,
    maxBody: PICTURE_FORM_BYTES,
    form: PartForm,
    handle: async (cx, { resource: own, actor, form: sent, request }) => {
      const lang = langOf(sent.lang, own.main)
      const taken = await takePartPictures(cx, own, lang, sent.values)
      const form = { ...sent, values: taken.values }
      const outcome =
        Object.keys(taken.errors).length > 0
          ? { errors: { ...errorsOf(cx, own, form), ...taken.errors } }
          : await save(cx, own, form, writerOf(actor))
      return wantsJson(request) ? answerProgram(cx, own, outcome) : answer(cx, own, form, outcome)
    },
  }),
]

const parse = ({ part, main }: OwnPart, { lang, values }: PartForm) =>
  partForm(part.kind, langOf(lang, main), main).safeParse(values)

function errorsOf(cx: Cx, own: OwnPart, form: PartForm) {
  const { error } = parse(own, form)
  return error ? fieldErrors(error, cx.t) : {}
}

async function save(cx: Cx, own: OwnPart, form: PartForm, by: Writer): Promise<Outcome> {
  const parsed = parse(own, form)
  if (!parsed.success) return { errors: fieldErrors(parsed.error, cx.t) }
  const { revisione, vista, values } = form
  const saved = await savePart(cx, own, { revisione, vista, values, typed: parsed.data, by })
  return { saved, typed: parsed.data }
}
