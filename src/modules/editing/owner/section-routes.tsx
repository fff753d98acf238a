import type { Cx } from '../../../platform/cx.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { wantsJson } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { newId } from '../../../platform/ids.ts'
import { PICTURE_FORM_BYTES } from '../../../platform/pictures/picture-form.ts'
import { href } from '../../../platform/ui/href.ts'
import { SECTIONS } from '../forms/sections.ts'
import { mayEdit } from '../permissions.ts'
import { writerOf } from './own-record.ts'
import { HOME, pathsOf } from './paths.ts'
import { changeRows, saveSection, withFilesKept } from './save-section.ts'
import { answer, answerProgram, showSection } from './section-answers.tsx'
import { loadSection, NEW_ROW, SectionForm, type SectionPage } from './section-request.ts'

async function save(
  cx: Cx,
  { resource, form, request }: { resource: SectionPage; form: SectionForm; request: Request },
): Promise<Response> {
  const by = writerOf(cx.actor)
  const say = wantsJson(request) ? answerProgram : answer
  if (resource.section.rows !== undefined && !resource.hasRow)
    return say(cx, resource, form, await changeRows(cx, resource, form, by))
  const kept = await withFilesKept(cx, resource, form)
  return say(cx, kept.page, kept.form, await saveSection(cx, kept.page, kept.form, by, kept.refused))
}

/** A form that is none of ours: whoever is signed in is told so. */
function refuse(cx: Cx): never {
  throw new HttpError(cx.actor ? 422 : 401)
}

/** The forms that bring files: larger, and only read from who may write. */
const fileRoutes = SECTIONS.filter(({ takeFiles }) => takeFiles).map(({ name }) =>
  post(`${HOME}/${name}/:riga`, {
    summary: 'Saves one picture or document of a record into the draft, with its file',
    load: (cx, params) => loadSection(cx, { ...params, sezione: name }),
    allow: mayEdit,
    maxBody: PICTURE_FORM_BYTES,
    form: SectionForm,
    invalid: refuse,
    handle: save,
  }),
)

/** The short pages of the record's form, and those of one of their rows. */
export const sectionRoutes = [
  ...fileRoutes,
  get(`${HOME}/:sezione`, {
    summary: 'A short page of the form of a record, or the list of its rows',
    load: loadSection,
    allow: mayEdit,
    handle: (cx, { resource }) => showSection(cx, resource),
  }),
  post(`${HOME}/:sezione`, {
    summary: 'Saves a short page into the draft, or moves or removes a row',
    load: loadSection,
    allow: mayEdit,
    form: SectionForm,
    invalid: refuse,
    handle: save,
  }),
  get(`${HOME}/:sezione/:riga`, {
    summary: 'The form of one service, place or other row of a record',
    load: loadSection,
    allow: mayEdit,
    handle: (cx, { resource, params }) => {
      const { section } = pathsOf(resource.organizationId)
      if (params.riga === NEW_ROW) return seeOther(href(cx, section(resource.section.name, newId(cx.now))))
      return showSection(cx, resource)
    },
  }),
  post(`${HOME}/:sezione/:riga`, {
    summary: 'Saves one service, place or other row into the draft',
    load: loadSection,
    allow: mayEdit,
    form: SectionForm,
    invalid: refuse,
    handle: save,
  }),
]
