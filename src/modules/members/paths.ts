import { PATHS } from '../../platform/ui/paths.ts'

/** Where people find the organisations they look after. */
export const AREA = PATHS.area
