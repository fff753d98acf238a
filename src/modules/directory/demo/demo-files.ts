import { sql } from 'kysely'
import type { Services } from '../../../platform/cx.ts'
import { storeDocument } from '../../../platform/documents/store-document.ts'
import { LANGUAGES, type Lang } from '../../../platform/i18n/languages.ts'
import { storePicture } from '../../../platform/pictures/store-picture.ts'
import { showFiles } from '../editing/show-files.ts'
import { namedId } from './fictional-numbers.ts'

/** Fictional organisations that have pictures and a document, those with most services: who looks first finds them. */
const WITH_FILES = 6

/** Gives some organisations of the demo a logo, a drawing and a statute. */
export async function addDemoFiles(services: Services, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`select o.id from organization o
    where o.demo and o.visibility = 'public' and o.lifecycle = 'active'
    order by (select count(*) from service s where s.organization_id = o.id) desc, o.id limit ${WITH_FILES}`.execute(
    services.db,
  )
  for (const [index, { id }] of rows.entries()) await addFiles(services, id, index, now)
}

async function addFiles(services: Services, id: string, index: number, now: Date): Promise<void> {
  const whose = { organizationId: id, uploadedBy: 'demo', now }
  const logo = await storePicture(services, { ...whose, shape: 'logo', file: await drawn(logoOf(index)) })
  const hills = await storePicture(services, { ...whose, shape: 'photo', file: await drawn(hillsOf(index)) })
  const statute = new File([PDF], 'Statuto di prova.pdf')
  const document = await storeDocument(services, { ...whose, file: statute })
  if (!('id' in logo && 'id' in hills && 'id' in document))
    throw new Error('a picture of the demo was refused')
  const named = (name: string) => namedId(`${id} ${name}`)
  await services.db.transaction().execute(async (tx) => {
    const about = { organization_id: id, decorative: false, credit: null }
    await tx
      .insertInto('organization_picture')
      .values([
        { ...about, id: named('logo'), picture_id: logo.id, role: 'logo', alt: WORDS.logo.it, position: 0 },
        {
          ...about,
          id: named('hills'),
          picture_id: hills.id,
          role: 'gallery',
          alt: WORDS.hills.it,
          position: 1,
        },
      ])
      .execute()
    const paper = {
      id: named('statute'),
      organization_id: id,
      document_id: document.id,
      year: 2024,
      position: 0,
    }
    await tx
      .insertInto('organization_document')
      .values({ ...paper, name: WORDS.statute.it, kind: 'statute' })
      .execute()
    await tx
      .insertInto('translation')
      .values([
        ...translated('organization_picture', named('logo'), 'alt', WORDS.logo, id),
        ...translated('organization_picture', named('hills'), 'alt', WORDS.hills, id),
        ...translated('organization_document', named('statute'), 'name', WORDS.statute, id),
      ])
      .execute()
    await showFiles(tx, id, now)
  })
}

const translated = (
  entity: string,
  entity_id: string,
  field: string,
  words: Record<Lang, string>,
  organization_id: string,
) =>
  LANGUAGES.filter((lang) => lang !== 'it').map((lang) => ({
    ...{ organization_id, entity, entity_id, field, lang, text: words[lang], kind: 'human' as const },
  }))

const WORDS: Record<'logo' | 'hills' | 'statute', Record<Lang, string>> = {
  logo: {
    it: 'Logo: tre cerchi che si toccano',
    en: 'Logo: three circles that touch',
    fr: 'Logo\u00a0: trois cercles qui se touchent',
    zh: '标志：三个相接的圆',
    ar: 'الشعار: ثلاث دوائر متلامسة',
    ru: 'Логотип: три соприкасающихся круга',
  },
  hills: {
    it: 'Disegno: un sole sopra due colline',
    en: 'Drawing: a sun above two hills',
    fr: 'Dessin\u00a0: un soleil au-dessus de deux collines',
    zh: '图画：两座山丘上的太阳',
    ar: 'رسم: شمس فوق تلّتين',
    ru: 'Рисунок: солнце над двумя холмами',
  },
  statute: {
    it: 'Statuto (documento di prova)',
    en: 'Statute (sample document)',
    fr: 'Statuts (document d’exemple)',
    zh: '章程（示例文件）',
    ar: 'النظام الأساسي (وثيقة تجريبية)',
    ru: 'Устав (образец документа)',
  },
}

/** A drawing as a picture. */
async function drawn(svg: string): Promise<Blob> {
  const { default: sharp } = await import('sharp')
  return new Blob([new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer())])
}

const hue = (index: number, turn = 0): string => `hsl(${(index * 67 + turn) % 360} 55% 45%)`

const logoOf = (index: number): string => `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256">
  <circle cx="128" cy="80" r="56" fill="${hue(index)}"/><circle cx="74" cy="172" r="56" fill="${hue(index, 120)}"/>
  <circle cx="182" cy="172" r="56" fill="${hue(index, 240)}"/></svg>`

const hillsOf = (index: number): string => `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400">
  <rect width="640" height="400" fill="#dcecf6"/><circle cx="${140 + index * 60}" cy="120" r="56" fill="#f4b942"/>
  <path d="M0 300Q160 140 340 290T640 230V400H0Z" fill="${hue(index, 90)}"/>
  <path d="M0 360Q220 240 420 340T640 310V400H0Z" fill="${hue(index, 130)}"/></svg>`

/** An empty page, the least that a reader opens. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`
