import type { Section } from '../section.ts'
import { IdentityFields } from './IdentityFields.tsx'
import { type Identity, identityForm, identityValues, withIdentity } from './identity.ts'

/** Who the organisation is: always looked at by editors before it is public. */
export const identity: Section<Identity> = {
  name: 'identita',
  group: 'identity',
  title: 'directory.group.identity',
  why: 'editing.forms.identity_why',
  form: identityForm,
  valuesOf: identityValues,
  apply: withIdentity,
  Fields: IdentityFields,
}
