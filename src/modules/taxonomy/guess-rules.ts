import type { Rule } from './guess.ts'
import { CARE_RULES } from './guess-care-rules.ts'
import { CULTURE_RULES } from './guess-culture-rules.ts'
import { HEALTH_RULES } from './guess-health-rules.ts'
import { NATURE_RULES } from './guess-nature-rules.ts'
import { SPORT_RULES } from './guess-sport-rules.ts'

/** Words of a name that say what an organisation does and for whom; every rule that fires counts. */
export const AREA_RULES: readonly Rule[] = [
  ...HEALTH_RULES,
  ...CARE_RULES,
  ...CULTURE_RULES,
  ...SPORT_RULES,
  ...NATURE_RULES,
]
