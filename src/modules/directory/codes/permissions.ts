import { can, canSomewhere } from '../../../platform/http/policy.ts'

/** The chief editor and whoever looks after the whole territory keep the code lists, which are everybody's. */
export const mayKeepCodes = can('directory.codes')

/** Whoever does so for some places reads them. */
export const mayReadCodes = canSomewhere('directory.codes')
