import type { OrganizationRow, ProgramRow } from '../../directory/api.ts'
import { derivedId } from './derived-id.ts'
import type { Indexed } from './indexed.ts'
import { locationShape } from './location.ts'
import { contactShape, identifierShape, metadataOf, phoneShape } from './parts.ts'
import { emailOf, present, type Shape, uriOf } from './present.ts'
import { serviceShape } from './service.ts'
import { attributeShape } from './taxonomy.ts'
import type { Words } from './words.ts'

/** An organisation without what belongs to it. HSDS wants a description: an unknown one is empty, never made up. */
export const organizationRowShape = (words: Words, row: OrganizationRow): Shape => ({
  ...present({
    id: row.id,
    name: words.text('organization', row.id, 'name', row.name),
    alternate_name: row.alternate_name,
    email: emailOf(row.email),
    website: uriOf(row.website),
    year_incorporated: row.year_incorporated,
    legal_status: legalStatus(words, row),
    logo: uriOf(row.logo?.startsWith('/') ? `${words.base}${row.logo}` : row.logo),
    uri: uriOf(`${words.base}/it/enti/${row.slug}`),
    parent_organization_id: row.parent_organization_id,
    last_modified: row.updated_at.toISOString(),
  }),
  description:
    words.text('organization', row.id, 'description', row.description) ??
    words.text('organization', row.id, 'purpose', row.purpose) ??
    '',
})

function legalStatus({ lang, lists }: Words, row: OrganizationRow): string | undefined {
  if (row.type_code) return lists.label(lang, 'type', row.type_code)
  if (row.legal_form_code) return lists.label(lang, 'istat_legal_form', row.legal_form_code)
  return undefined
}

/** A programme or project. */
export const programShape = (words: Words, row: ProgramRow): Shape => ({
  id: row.id,
  organization_id: row.organization_id,
  name: words.text('program', row.id, 'name', row.name) ?? row.name,
  description: words.text('program', row.id, 'description', row.description) ?? '',
})

/** An organisation with everything that belongs to it, its services apart. */
export function organizationShape(words: Words, parts: Indexed, row: OrganizationRow): Shape {
  const { id } = row
  const own = organizationRowShape(words, row)
  return {
    ...own,
    contacts: [...certifiedMail(row), ...(parts.contacts.get(id) ?? []).map(contactShape)],
    phones: (parts.phones.get(id) ?? []).map(phoneShape),
    locations: (parts.locations.get(id) ?? []).map((location) => locationShape(words, parts, location)),
    programs: (parts.programs.get(id) ?? []).map((program) => programShape(words, program)),
    organization_identifiers: (parts.identifiers.get(id) ?? []).map(identifierShape),
    attributes: attributes(words, parts, row),
    metadata: metadataOf(parts.assertions.get(id) ?? [], 'organization', own),
  }
}

/** The same with its services in full. */
export const organizationWithServices = (words: Words, parts: Indexed, row: OrganizationRow): Shape => ({
  ...organizationShape(words, parts, row),
  services: (parts.services.get(row.id) ?? []).map((service) => serviceShape(words, parts, service)),
})

/** Certified mail (PEC) is an address of the organisation with legal effect; HSDS has no field of its own for it. */
function certifiedMail(row: OrganizationRow): Shape[] {
  const email = emailOf(row.certified_email)
  if (!email) return []
  return [{ id: derivedId(row.id, 'pec'), organization_id: row.id, title: 'PEC', email }]
}

function attributes(words: Words, parts: Indexed, row: OrganizationRow): Shape[] {
  const link = { id: row.id, entity: 'organization' }
  return [
    ...(row.type_code ? attributeShape(words, link, { taxonomy: 'type', code: row.type_code }) : []),
    ...(row.legal_form_code
      ? attributeShape(words, link, { taxonomy: 'istat_legal_form', code: row.legal_form_code })
      : []),
    ...(parts.terms.get(row.id) ?? []).flatMap((term) => attributeShape(words, link, term)),
  ]
}
