import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import { holds, reachOf } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { agreedTo } from '../../../platform/privacy/agreed.ts'
import { href } from '../../../platform/ui/href.ts'
import { findInMunicipalities, isEntityTaxCode, sharesName } from '../../directory/api.ts'
import { findLookAlikes } from '../../editing/api.ts'
import { codeLists } from '../../taxonomy/api.ts'
import { around, provinceRegions, territory } from '../../territory/api.ts'
import { deskPage } from '../desk-page.ts'
import { type DeskRecord, readDeskRecords } from '../desk-records.ts'
import { exactIds } from '../look-up.ts'
import { MANDATES, REGISTER } from '../paths.ts'
import { mayAssistSomewhere } from '../permissions.ts'
import { askerOf, RegisterForm, typedOf } from './mandate-form.ts'
import { RegisterPage } from './RegisterPage.tsx'
import { registerAtDesk } from './register.ts'

interface Shown {
  values: RawValues
  errors?: FieldErrors
  found?: readonly DeskRecord[]
  taken?: boolean
}

async function show(cx: Cx, { values, errors = {}, found = [], taken = false }: Shown): Promise<Response> {
  const [lists, { municipalities }, regions] = await Promise.all([
    codeLists(cx.db),
    territory(cx.db, cx.config),
    provinceRegions(cx.db),
  ])
  const mine = municipalities.filter(({ istat }) =>
    holds(cx.actor, 'editing.assist', { territories: around(regions, [istat]) }),
  )
  const choices = {
    types: lists.terms('type').map(({ code, words }) => ({ value: code, label: words[cx.lang].label })),
    towns: mine
      .map(({ istat, name }) => ({ value: istat, label: name }))
      .toSorted((a, b) => a.label.localeCompare(b.label, 'it')),
  }
  const status = taken ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return deskPage(
    cx,
    { title: cx.t('desk.register'), description: cx.t('desk.register_lead'), errors },
    <RegisterPage {...{ cx, values, errors, found, taken }} {...choices} />,
    status,
  )
}

const records = (cx: Cx, ids: readonly string[]) => readDeskRecords(cx.db, ids, cx.now, cx.config.timeZone)

/** Who has this code already, as far as the operator may see; somebody else's hidden record is only said to be there. */
const withCode = async (cx: Cx, code: string) =>
  records(cx, await exactIds(cx.db, code, reachOf(cx.actor, 'editing.assist')))

async function wrongIn(cx: Cx, form: RegisterForm): Promise<FieldErrors> {
  const [lists, served, regions] = await Promise.all([
    codeLists(cx.db),
    territory(cx.db, cx.config),
    provinceRegions(cx.db),
  ])
  const isMine = holds(cx.actor, 'editing.assist', { territories: around(regions, [form.comune]) })
  return {
    ...(form.codice && !isEntityTaxCode(form.codice) && { codice: cx.t('desk.tax_code_wrong') }),
    ...(!lists.terms('type').some(({ code }) => code === form.tipo) && {
      tipo: cx.t('form.choose_from_list'),
    }),
    ...(!(served.has(form.comune) && isMine) && { comune: cx.t('form.choose_from_list') }),
  }
}

async function alikeTo(cx: Cx, { nome, comune }: RegisterForm): Promise<DeskRecord[]> {
  const [near, same] = await Promise.all([findInMunicipalities(cx.db, [comune]), findLookAlikes(cx.db, nome)])
  const shown = same.filter(({ isPublic }) => isPublic).map(({ id }) => id)
  const shared = near.filter(({ name }) => sharesName(nome, name)).map(({ organizationId }) => organizationId)
  return records(cx, [...new Set([...shown, ...shared])].slice(0, 10))
}

async function register(cx: Cx, form: RegisterForm): Promise<Response> {
  if (!cx.actor) throw new HttpError(401)
  const values = typedOf(form)
  const errors = await wrongIn(cx, form)
  if (Object.keys(errors).length > 0) return show(cx, { values, errors })
  const alike = form.nessuno ? [] : await alikeTo(cx, form)
  if (alike.length > 0) return show(cx, { values, found: alike })
  const said = {
    taxCode: form.codice || undefined,
    name: form.nome,
    type: form.tipo,
    istat: form.comune,
    address: form.indirizzo,
    email: form.email,
    phone: form.telefono,
    description: form.descrizione,
    lang: form.lingua,
    asker: askerOf(form),
    agreed: agreedTo(cx, 'desk.consent'),
    by: { id: cx.actor.id, name: cx.actor.name },
    now: cx.now,
  }
  const made = await cx.db.transaction().execute((tx) => registerAtDesk(tx, said))
  if (!('refused' in made)) return seeOther(href(cx, `${MANDATES}/${made.mandateId}?fatto=registrato`))
  if (made.refused === 'invalid') return show(cx, { values, errors: { '': cx.t('form.invalid') } })
  const found = await withCode(cx, form.codice)
  return show(cx, { values, found, taken: true, errors: { codice: cx.t('desk.code_taken') } })
}

/** Registering an organisation for whoever asks at the desk. */
export const registerRoutes = [
  get(REGISTER, {
    summary: 'The form to register an organisation at the desk, with what was searched in its place',
    allow: mayAssistSomewhere,
    query: z.object({ testo: lastOf(z.string().trim().max(200).catch('').default('')) }),
    handle: async (cx, { query: { testo } }) => {
      const code = testo.replace(/[\s.-]/g, '')
      const isCode = isEntityTaxCode(code)
      const found = isCode ? await withCode(cx, code) : []
      const name = /[@\d]{2}|@/.test(testo) ? '' : testo
      const values = { codice: isCode ? code : '', nome: name, lingua: 'it' }
      return show(cx, { values, found, taken: found.length > 0 })
    },
  }),
  post(REGISTER, {
    summary: 'Registers an organisation on its mandate; editors decide, and a copy goes to its address',
    makes: true,
    allow: mayAssistSomewhere,
    form: RegisterForm,
    maxBody: 64 * 1024,
    invalid: (cx, { values, errors }) => show(cx, { values, errors }),
    handle: (cx, { form }) => register(cx, form),
  }),
]
