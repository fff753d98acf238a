import { withMorePhones } from '../phones.ts'
import { excerpt, inOrder, moved, withoutRow } from '../rows-of.ts'
import type { Section } from '../section.ts'
import { ServiceFields } from './ServiceFields.tsx'
import { type ServiceValues, serviceForm, serviceValues, withService } from './services.ts'

/** What people can ask the organisation for. */
export const services: Section<ServiceValues> = {
  name: 'servizi',
  group: 'services',
  title: 'directory.group.services',
  why: 'editing.forms.services_why',
  rows: {
    add: 'editing.forms.services_add',
    list: (document) =>
      inOrder(document.services).map(({ id, name, description }) => ({
        id,
        title: name,
        lines: excerpt(description),
      })),
    move: (document, row, way) => ({ ...document, services: moved(document.services, row, way) }),
    remove: (document, row) => ({ ...document, services: withoutRow(document.services, row) }),
  },
  form: serviceForm,
  valuesOf: serviceValues,
  apply: withService,
  again: (values, at) => (values.passo === 'telefoni' ? withMorePhones(values, at) : undefined),
  Fields: ServiceFields,
}
