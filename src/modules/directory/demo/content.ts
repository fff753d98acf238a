import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectFile } from '../../../platform/project.ts'

const Texts = z.record(z.string(), z.string())
const Lang = z.enum(['it', 'en', 'fr', 'zh', 'ar', 'ru'])

const Service = z.object({
  name: z.string(),
  description: z.string(),
  /** When it is not the first sector of the body. */
  sector: z.string().optional(),
  /** Spans such as `MO-FR 09:00-12:00; SA 10:00-13:00`. */
  hours: z.string(),
  languages: z.string().array(),
  free: z.boolean(),
  fees: z.string().optional(),
  amount: z.number().optional(),
  application: z.string().optional(),
  eligibility: z.string().optional(),
  documents: z.string().array().default([]),
  minimum_age: z.number().optional(),
  maximum_age: z.number().optional(),
  /** Part of the year, such as `09-15..06-10`. */
  season: z.string().optional(),
  wait: z.string().optional(),
  translations: z.partialRecord(Lang, Texts).default({}),
})
/** A service as written by hand, before it is given a place, a time and a number. */
export type ServiceText = z.infer<typeof Service>

const Body = z.object({
  name: z.string(),
  type: z.string(),
  sectors: z.string().array().optional(),
  municipality: z.string().optional(),
  languages: Lang.array().default([]),
  /** Languages of a community, which its services speak beside Italian. */
  speaks: z.string().array().optional(),
  /** First year in which it is believable, when not that of its kind. */
  since: z.number().optional(),
})
/** One fictional body of a kind. */
export type Body = z.infer<typeof Body>

const Titled = z.object({ name: z.string(), description: z.string() })

const Kind = z.object({
  kind: z.string(),
  areas: z.string().array(),
  sectors: z.string().array(),
  beneficiaries: z.string().array(),
  open: z.string().array(),
  body: z.string().array(),
  close: z.string().array(),
  purposes: z.string().array(),
  services: Service.array(),
  programs: Titled.array().default([]),
  activities: Titled.array().default([]),
  bodies: Body.array(),
  /** First year in which bodies of the kind are believable. */
  since: z.number().default(0),
  translations: z
    .partialRecord(Lang, z.object({ open: z.string().array(), body: z.string().array() }))
    .default({}),
})
/** Bodies that do the same work, with the sentences their records are made of. */
export type Kind = z.infer<typeof Kind>

const Featured = z.object({
  key: z.string(),
  name: z.string(),
  alternate_name: z.string().optional(),
  type: z.string(),
  municipality: z.string(),
  locality: z.string(),
  lang: Lang.default('it'),
  areas: z.string().array(),
  sectors: z.string().array(),
  beneficiaries: z.string().array(),
  year: z.number(),
  members: z.number(),
  volunteers: z.number(),
  staff: z.number(),
  description: z.string(),
  purpose: z.string(),
  services: Service.array(),
  translations: z.partialRecord(Lang, Texts).default({}),
})
/** A body written whole by hand, because a story told to visitors and to tests is about it. */
export type Featured = z.infer<typeof Featured>

const Municipality = z.object({
  istat: z.string(),
  name: z.string(),
  names: Texts,
  postal_code: z.string(),
  population: z.number(),
  streets: z.string().array(),
  localities: z
    .object({
      name: z.string(),
      at: z.string(),
      of: z.string(),
      lat: z.number(),
      lon: z.number(),
      radius: z.number(),
    })
    .array(),
})
/** A municipality of the demo territory with the places a body can be in. */
export type Municipality = z.infer<typeof Municipality>
/** A frazione or quarter: `at` and `of` carry the Italian preposition, `radius` (metres) stays inside the boundary. */
export type Locality = Municipality['localities'][number]

const DemoEvent = z.object({
  starts_at: z.string().nullable(),
  ends_at: z.string().nullable(),
  /** How many days it lasts. */
  days: z.number().default(1),
  free: z.boolean(),
  name: Texts,
  description: Texts,
  fees_description: Texts.optional(),
})
/** Something that bodies of any kind do on a day, in six languages. */
export type DemoEvent = z.infer<typeof DemoEvent>

const KIND_FILES = [
  'social',
  'health',
  'education',
  'rights',
  'culture',
  'sport',
  'environment',
  'economy',
  'public',
]

/** All kinds of body, in the order of the files. */
export const readKinds = (): Kind[] => KIND_FILES.flatMap((name) => Kind.array().parse(read(name)))
/** Services that bodies of any kind may have beside their own. */
export const readCommonServices = (): ServiceText[] => Service.array().parse(read('common-services'))
/** Events that bodies of any kind may have. */
export const readDemoEvents = (): DemoEvent[] => DemoEvent.array().parse(read('events'))
/** The bodies written by hand. */
export const readFeatured = (): Featured[] => Featured.array().parse(read('featured'))
/** The seven municipalities. */
export const readMunicipalities = (): Municipality[] => Municipality.array().parse(read('places'))

const read = (name: string): unknown =>
  JSON.parse(readFileSync(projectFile(`src/modules/directory/demo/data/${name}.json`), 'utf8'))
