import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../platform/ui/DefinitionList.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { LINKS } from '../paths.ts'
import type { LinkRow } from '../queries.ts'
import { Address, Trouble, Uses } from './LinkFacts.tsx'

interface LinkPageProps {
  cx: Cx
  link: LinkRow
  /** Whether the reader looks after all records that name it. */
  mayKeep: boolean
  error: string | undefined
  typed: string | undefined
}

/** One address: what is wrong, who names it, and what can be done. */
export function LinkPage({ cx, link, mayKeep, error, typed }: LinkPageProps) {
  const action = href(cx, `${LINKS}/${link.id}`)
  return (
    <>
      <ErrorSummary cx={cx} errors={error ? { indirizzo: error } : {}} />
      <DefinitionList
        facts={[
          { term: cx.t('links.address'), value: <Address cx={cx} link={link} /> },
          { term: cx.t('links.trouble'), value: <Trouble cx={cx} link={link} /> },
          { term: cx.t('links.uses'), value: <Uses cx={cx} link={link} /> },
        ]}
      />
      <Form action={action} class="stack">
        <TextField
          cx={cx}
          name="indirizzo"
          type="url"
          label={cx.t('links.new_address')}
          hint={cx.t('links.new_hint')}
          value={typed ?? link.moved_to ?? ''}
          error={error}
        />
        <p>
          <Button name="azione" value="cambia">
            {cx.t('links.accept')}
          </Button>
        </p>
      </Form>
      <Form action={action} class="cluster" label={cx.t('links.actions')}>
        <Button kind="secondary" name="azione" value="ricontrolla">
          {cx.t('links.recheck')}
        </Button>
        <Button kind="secondary" name="azione" value="avvisa">
          {cx.t('links.tell')}
        </Button>
        {mayKeep && (
          <Button kind="secondary" name="azione" value={link.ignored_at ? 'segui' : 'ignora'}>
            {cx.t(link.ignored_at ? 'links.watch' : 'links.ignore')}
          </Button>
        )}
      </Form>
      {!mayKeep && <p class="soft measure">{cx.t('links.also_elsewhere')}</p>}
    </>
  )
}
