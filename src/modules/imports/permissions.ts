import { can } from '../../platform/http/policy.ts'

/** Those who keep the portal's data may bring lists in and take them back. */
export const mayImport = can('imports.manage')
