import { type SpaceDocument, withValues } from './document.ts'

/** A first site grown by a few hands: a page about the people, a quotation, two pieces of news, in three languages. */
export function demoSite(
  first: SpaceDocument,
  { now, newId }: { now: Date; newId: () => string },
): SpaceDocument {
  const day = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)
  const people = {
    id: newId(),
    values: {
      slug: 'chi-siamo',
      menu: 'si',
      'title.it': 'Chi siamo',
      'title.en': 'Who we are',
      'title.ar': 'من نحن',
    },
    blocks: [
      {
        id: newId(),
        type: 'text' as const,
        values: {
          'title.it': 'La nostra storia',
          'title.en': 'Our story',
          'title.ar': 'قصتنا',
          'text.it':
            'Tutto è cominciato attorno a un tavolo, **con sei vicini di casa**.\n\nOggi siamo molti di più:\n\n- chi dà un’ora alla settimana\n- chi apre la sede al mattino\n- chi porta le sue idee',
          'text.en':
            'It all began around a table, **with six neighbours**.\n\nToday we are many more:\n\n- those who give an hour a week\n- those who open the doors in the morning\n- those who bring their ideas',
          'text.ar':
            'بدأ كل شيء حول طاولة، **مع ستة من الجيران**.\n\nواليوم نحن أكثر بكثير:\n\n- من يعطي ساعة في الأسبوع\n- من يفتح المقر صباحًا\n- من يأتي بأفكاره',
        },
      },
      {
        id: newId(),
        type: 'quote' as const,
        values: {
          'text.it': 'Sono venuta per chiedere un’informazione e sono rimasta.',
          'text.en': 'I came to ask for information, and I stayed.',
          'who.it': 'Una volontaria',
          'who.en': 'A volunteer',
        },
      },
    ],
  }
  const news = [
    {
      id: newId(),
      values: {
        slug: 'festa-di-quartiere',
        date: day(3),
        'title.it': 'Festa di quartiere',
        'title.en': 'Neighbourhood party',
        'text.it': 'Ci vediamo in piazza alle **17**. Chi vuole porta qualcosa da mangiare.',
        'text.en': 'We meet in the square at **5 p.m.** Bring some food if you like.',
      },
    },
    {
      id: newId(),
      values: {
        slug: 'sede-di-nuovo-aperta',
        date: day(40),
        'title.it': 'La sede è di nuovo aperta',
        'text.it': 'Dopo i lavori si entra senza gradini.',
      },
    },
  ]
  const { site, pages } = first
  return { site: { values: { ...site.values, palette: 'petrolio' } }, pages: [...pages, people], news }
}

/** What its people wrote since: it waits for the editors. */
export function demoUpdate(document: SpaceDocument): SpaceDocument {
  const [latest] = document.news
  return latest
    ? withValues(document, latest.id, {
        'text.it': 'Ci vediamo in piazza alle **18**. Chi vuole porta qualcosa da mangiare e una sedia.',
      })
    : document
}
