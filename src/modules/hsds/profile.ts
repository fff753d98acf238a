/** Fields beyond HSDS 3.0, as merge patches (RFC 7386) on the schemas' `properties`: how profiles are written. */
export const PROFILE = {
  name: 'HSDS-IT',
  version: '0.1',
  extends: 'HSDS 3.0',
  description:
    'HSDS 3.0 as the Italian third sector uses it: nothing of the standard is changed, a few fields are added. ' +
    'identifier_scheme is IT-CF, IT-PIVA, RUNTS-REP, REA, ALBO-COOP, ODV-TOS, APS-TOS, ONLUS or IPA; municipalities ' +
    'have their ISTAT code in external_identifier; certified mail is the contact with title PEC; metadata tells the ' +
    'source of each value, never the person who entered it and never a former value.',
  'organization.json': {
    properties: {
      last_modified: { type: 'string', format: 'date-time', description: 'When the record last changed' },
    },
  },
  'accessibility.json': {
    properties: { wheelchair: { type: 'boolean', description: 'Whether one enters without steps' } },
  },
  'attribute.json': {
    properties: {
      origin: {
        type: 'string',
        enum: ['register', 'owner', 'desk', 'editor', 'import', 'machine'],
        description: 'Who assigned the term; machine is a guess from the name',
      },
    },
  },
  'taxonomy.json': {
    properties: { code: { type: 'string', description: 'Short name of the code list, such as area' } },
  },
}
