/** A page of a list, as far as a walk needs it. */
interface Page {
  total_pages: number
  snapshot?: string
  next?: string
  contents: { id: string }[]
}

/** Reads one address of the interface. */
export type Ask = (path: string) => Promise<Page>

/** Everything by following `next`, one page after the other. */
export async function* byNext(ask: Ask, list: string): AsyncGenerator<Page> {
  let path: string | undefined = list
  while (path) {
    const page: Page = await ask(path)
    yield page
    path = page.next
  }
}

/** Everything by page numbers, bound to the first page's snapshot. */
export async function* byNumber(ask: Ask, list: string): AsyncGenerator<Page> {
  const first = await ask(`${list}&page=1`)
  yield first
  for (let page = 2; page <= first.total_pages; page++) {
    yield await ask(`${list}&page=${page}&snapshot=${first.snapshot}`)
  }
}

/** Everything by page numbers alone, as programs do that know no more than HSDS. */
export async function* byBareNumber(ask: Ask, list: string): AsyncGenerator<Page> {
  const first = await ask(`${list}&page=1`)
  yield first
  for (let page = 2; page <= first.total_pages; page++) yield await ask(`${list}&page=${page}`)
}

/** Walks that must see every record once. */
export const WALKS = { byNext, byNumber, byBareNumber }
