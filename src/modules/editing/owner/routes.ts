import { ownScheduleRoutes } from '../schedule/routes.tsx'
import { catchUpRoutes } from './catch-up-routes.tsx'
import { draftRoutes } from './draft-routes.tsx'
import { historyRoutes } from './history-routes.tsx'
import { previewRoutes } from './preview-routes.tsx'
import { sectionRoutes } from './section-routes.tsx'
import { submitRoutes } from './submit-routes.tsx'

/** Where the people of an organisation look after its record; sections last, for any name may be one. */
export const ownerRoutes = [
  ...draftRoutes,
  ...catchUpRoutes,
  ...previewRoutes,
  ...submitRoutes,
  ...ownScheduleRoutes,
  ...historyRoutes,
  ...sectionRoutes,
]
