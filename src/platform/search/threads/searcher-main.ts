import { parentPort } from 'node:worker_threads'
import { createReader, type IndexChange, type Reader } from '../engine/reader.ts'
import type { QueryTerm } from '../query.ts'
import type { AskedWord } from '../search-index.ts'
import { memoryFreer } from './free-memory.ts'
import type { FromSearcher, Question, ToSearcher } from './messages.ts'
import { wholeChange } from './whole-change.ts'

/** A thread that searches: it keeps the index as it is told, and answers one question after the other. */
const readers = new Map<string, Reader>()
const free = memoryFreer()

parentPort?.on('message', (message: ToSearcher) => {
  if (message.do === 'answer') return answer(message)
  if (message.do === 'change') {
    for (const { kind, change } of message.changes) apply(readers.get(kind), change)
    return
  }
  if (readers.size > 0) free(Number.POSITIVE_INFINITY)
  readers.clear()
  for (const { kind, parts } of message.whole) {
    const reader = createReader(kind)
    reader.apply(wholeChange(parts))
    readers.set(kind.name, reader)
  }
})

function apply(reader: Reader | undefined, change: IndexChange): void {
  const gone = reader?.parts().filter(({ segment }) => change.remove.includes(segment.id)) ?? []
  reader?.apply(change)
  free(gone.reduce((sum, { segment }) => sum + segment.records, 0))
}

function answer({ ask, kind, question, given }: Extract<ToSearcher, { do: 'answer' }>): void {
  const reader = readers.get(kind)
  try {
    tell({ ask, answer: reader && answerOf(reader, question, given) })
  } catch (failed) {
    tell({ ask, failed })
  }
}

function answerOf(reader: Reader, question: Question, given: readonly unknown[]): unknown {
  if (question === 'nearWords') return (given[0] as readonly AskedWord[]).map(reader.nearWords)
  if (question === 'howMany') return (given[0] as readonly (readonly QueryTerm[])[]).map(reader.howMany)
  return (reader[question] as (...given: readonly unknown[]) => unknown)(...given)
}

const tell = (message: FromSearcher) => parentPort?.postMessage(message)
