import type { ComponentChildren } from 'preact'
import type { Cx } from '../cx.ts'
import { Accordion } from './Accordion.tsx'
import { Badge } from './Badge.tsx'
import { Bdi } from './Bdi.tsx'
import { Button, LinkButton } from './Button.tsx'
import { Card, CardGrid } from './Card.tsx'
import { Checkboxes } from './Checkboxes.tsx'
import { Chip, RemovableChip } from './Chip.tsx'
import { DefinitionList } from './DefinitionList.tsx'
import { Drawer } from './Drawer.tsx'
import { ErrorSummary } from './ErrorSummary.tsx'
import { FeedbackFollowUp } from './FeedbackFollowUp.tsx'
import { Fieldset } from './Fieldset.tsx'
import { FileField } from './FileField.tsx'
import { Form } from './Form.tsx'
import { Lang } from './Lang.tsx'
import { Alert, Callout } from './Notice.tsx'
import { renderPage } from './Page.tsx'
import { Pagination } from './Pagination.tsx'
import { Radios } from './Radios.tsx'
import { SafeLink } from './SafeLink.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SelectField } from './SelectField.tsx'
import { ShareButtons } from './ShareButtons.tsx'
import { Table } from './Table.tsx'
import { TextArea } from './TextArea.tsx'
import { TextField } from './TextField.tsx'

/** Every component on one page, each showing the same text: for the eye, for axe and for tests with hostile text. */
export const galleryPage = (cx: Cx, text: string): string =>
  renderPage(
    cx,
    {
      title: text,
      description: text,
      breadcrumb: [{ label: text, path: '/enti' }],
      updated: cx.now,
      islands: ['share'],
      jsonLd: { name: text },
      feeds: [{ type: 'application/atom+xml', title: text, href: '/it/enti.atom' }],
    },
    <>
      <Part title="1">
        <Notices cx={cx} text={text} />
      </Part>
      <Part title="2">
        <Cards cx={cx} text={text} />
      </Part>
      <Part title="3">
        <Facts cx={cx} text={text} />
      </Part>
      <Part title="4">
        <Fields cx={cx} text={text} />
      </Part>
      <Part title="5">
        <FeedbackFollowUp cx={cx} rating={4} action="/it/valutazione/1" />
      </Part>
    </>,
  )

interface Shown {
  cx: Cx
  text: string
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
)

const Notices = ({ cx, text }: Shown) => (
  <>
    {(['info', 'success', 'warning', 'danger'] as const).map((tone) => (
      <Alert key={tone} cx={cx} tone={tone} title={text}>
        <p>{text}</p>
      </Alert>
    ))}
    <Callout title={text}>
      <p>{text}</p>
    </Callout>
    <ErrorSummary cx={cx} errors={{ name: text, email: text }} />
    <ShareButtons cx={cx} />
  </>
)

const Cards = ({ cx, text }: Shown) => (
  <>
    <SearchBox cx={cx} q={text} label={text} hint={text} kept={[['area', text]]} />
    <Drawer id="filters" open={text} close={text}>
      <p>{text}</p>
    </Drawer>
    <p class="cluster">
      <RemovableChip cx={cx} label={text} href="?a=1" />
      <Chip href="/it/enti">{text}</Chip>
      <Chip>{text}</Chip>
      <Badge>{text}</Badge>
      <Badge tone="info">{text}</Badge>
      <Badge tone="success" icon="check">
        {text}
      </Badge>
      <Badge tone="warning">{text}</Badge>
      <Badge tone="danger">{text}</Badge>
    </p>
    <CardGrid>
      {['a', 'b', 'c'].map((key) => (
        <Card
          key={key}
          title={text}
          href={`/it/enti/${key}`}
          kicker={text}
          icon="map-marker"
          foot={<Chip>{text}</Chip>}
        >
          <p>{text}</p>
        </Card>
      ))}
    </CardGrid>
    <Pagination cx={cx} page={5} pages={12} />
    <p class="cluster">
      <Button icon="search">{text}</Button>
      <Button kind="secondary">{text}</Button>
      <Button kind="danger">{text}</Button>
      <LinkButton kind="link" href="/it">
        {text}
      </LinkButton>
    </p>
  </>
)

const Facts = ({ cx, text }: Shown) => (
  <>
    <DefinitionList
      facts={[
        { term: text, value: [text, <Bdi key="b">+39 0574 123456</Bdi>] },
        {
          term: text,
          value: (
            <SafeLink href="https://www.example.org/" external={cx}>
              {text}
            </SafeLink>
          ),
        },
        {
          term: text,
          value: (
            <Lang cx={cx} lang={cx.lang === 'it' ? 'ar' : 'it'}>
              {cx.lang === 'it' ? 'نص' : text}
            </Lang>
          ),
        },
      ]}
    />
    <Table
      caption={text}
      rows={[1, 2, 3]}
      columns={[
        { label: text, cell: () => text },
        { label: `${text} 2`, cell: () => <Badge tone="success">{text}</Badge> },
        { label: `${text} 3`, cell: (row) => row * 1000, number: true },
      ]}
    />
    <Accordion summary={text}>
      <p>{text}</p>
    </Accordion>
    <Accordion summary={text} open>
      <p>{text}</p>
    </Accordion>
  </>
)

const Fields = ({ cx, text }: Shown) => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: text, count: '12' }))
  return (
    <Form action="/it/prova" files hidden={{ secret: text }}>
      <TextField cx={cx} name="name" label={text} hint={text} error={text} value={text} />
      <TextField cx={cx} name="email" type="email" label={text} optional value={text} />
      <TextArea cx={cx} name="about" label={text} value={text} />
      <SelectField cx={cx} name="place" label={text} options={options} value="b" />
      <Fieldset legend={text}>
        <Radios cx={cx} name="kind" label={text} options={options} value="a" inline />
        <Checkboxes
          cx={cx}
          name="areas"
          label={text}
          options={options}
          values={['b']}
          hint={text}
          error={text}
        />
      </Fieldset>
      <FileField cx={cx} name="file" label={text} hint={text} />
      <Button>{text}</Button>
    </Form>
  )
}
