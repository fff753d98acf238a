import { parentPort } from 'node:worker_threads'
import { createReader, type Reader } from '../engine/reader.ts'
import type { QueryTerm } from '../query.ts'
import type { AskedWord } from '../search-index.ts'
import type { FromSearcher, Question, ToSearcher } from './messages.ts'
import { wholeChange } from './whole-change.ts'

/** A thread that searches: it keeps the index as it is told, and answers one question after the other. */
const readers = new Map<string, Reader>()

parentPort?.on('message', (message: ToSearcher) => {
  if (message.do === 'answer') return answer(message)
  if (message.do === 'change') {
    for (const { kind, change } of message.changes) readers.get(kind)?.apply(change)
    return
  }
  readers.clear()
  for (const { kind, parts } of message.whole) {
    const reader = createReader(kind)
    reader.apply(wholeChange(parts))
    readers.set(kind.name, reader)
  }
})

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
