import type { Readable } from 'node:stream'
import xml from 'sax'
import { FileRefused } from './file-refused.ts'

/** What a reader of a spreadsheet part does with the XML as it passes; names come without their prefix. */
export type XmlHandler = {
  open: (name: string, attributes: Record<string, string>) => void
  text: (text: string) => void
  close: (name: string) => void
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Feeds an XML part to a handler and yields after every piece, so that rows can leave before the part ends.
 * A DOCTYPE is refused on sight: no entity is ever declared, so none can expand.
 */
export async function* xmlEvents(part: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const sax = xml.parser(true, { position: false })
  let failure: FileRefused | undefined
  sax.ondoctype = () => {
    failure ??= new FileRefused('unsafe_xml')
  }
  sax.onerror = (error) => {
    failure ??= new FileRefused('broken', error.message.split('\n')[0])
  }
  sax.onopentag = (tag) => handler.open(localName(tag.name), tag.attributes as Record<string, string>)
  sax.ontext = (text) => handler.text(text)
  sax.oncdata = (text) => handler.text(text)
  sax.onclosetag = (name) => handler.close(localName(name))
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of part) {
    sax.write(decoder.decode(chunk, { stream: true }))
    if (failure) throw failure
    yield
  }
  sax.write(decoder.decode())
  sax.close()
  if (failure) throw failure
}
