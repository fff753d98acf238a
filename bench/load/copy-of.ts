import pg from 'pg'

/** Copies a database beside it; the copy is dropped at the end. */
export async function copyOf(
  url: string,
  adminUrl: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const [, name = ''] = /@[^/]*\/([^?]*)/.exec(url) ?? []
  const copy = `load_${process.pid}`
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await admin(`create database "${copy}" template "${name}"`)
  return {
    url: url.replace(`/${name}`, `/${copy}`),
    drop: () => admin(`drop database "${copy}" with (force)`),
  }
}
