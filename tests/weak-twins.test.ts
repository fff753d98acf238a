import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomeOf } from '../bench/mutation/run-twin.ts'
import { listTwins, type Noticed } from '../bench/mutation/twin.ts'

/**
 * Tests that need neither the database nor a browser: their weak twins are tried each time. Those of all others, in some
 * minutes: `node dist/bench/mutation/threats.js`.
 */
const QUICK = [
  'src/modules/accounts/local-path.test.ts',
  'src/modules/accounts/second-factor/totp.test.ts',
  'src/modules/spaces/text/rich-text.test.ts',
  'src/modules/staff/people/decide-grant.test.ts',
  'src/platform/documents/document-kind.test.ts',
  'src/platform/files/file-store.test.ts',
  'src/platform/http/client-address.test.ts',
  'src/platform/ui/markup.test.ts',
]

test('each of these tests notices when the safeguard that it names is gone', async () => {
  // The runner refuses to run inside a test, lest one should run itself.
  delete process.env.NODE_TEST_CONTEXT
  const tried = listTwins().filter(({ test }) => QUICK.includes(test))
  assert.ok(tried.length > 8)
  const left = tried.values()
  const unseen = await Promise.all([unseenOf(left), unseenOf(left)])
  assert.deepEqual(unseen.flat(), [])
})

async function unseenOf(left: Iterable<Noticed>): Promise<string[]> {
  const unseen: string[] = []
  for (const by of left)
    for (const { says, edits } of by.twins) {
      const outcome = await outcomeOf(by, edits)
      if (outcome !== 'noticed') unseen.push(`${says}: ${outcome}`)
    }
  return unseen
}
