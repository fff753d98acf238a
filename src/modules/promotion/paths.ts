/** Where an organisation's materials are offered, without the language prefix. */
export const materialsPath = (slug: string): string => `/enti/${slug}/materiali`

/** The small page that any site may frame. */
export const cardPath = (slug: string): string => `/scheda/${slug}`

/** The calendar to subscribe to. */
export const calendarPath = (slug: string): string => `/enti/${slug}/calendario.ics`

/** The two printed forms: the name of the file, and of its template. */
export const PRINTS = { locandina: 'poster', pieghevole: 'leaflet' } as const
export type Print = keyof typeof PRINTS

/** Address of a file, without the language prefix. */
export const printPath = (slug: string, print: Print): string => `/enti/${slug}/${print}.pdf`
