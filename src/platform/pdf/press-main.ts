import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { projectFile } from '../project.ts'
import { pdfFonts } from './pdf-fonts.ts'
import type { Order, Printed } from './press-messages.ts'

// Templates may read files below their root only: the sources, which are public.
const compiler = NodeCompiler.create({
  workspace: projectFile('src'),
  fontArgs: [{ fontBlobs: pdfFonts() }],
})

process.on('message', (order: Order) => {
  process.send?.(printed(order))
  // What this order was made of is forgotten after ten more.
  compiler.evictCache(10)
})
process.on('disconnect', () => process.exit())

function printed({ template, data }: Order): Printed {
  try {
    const done = compiler.compile({ mainFilePath: projectFile(template), inputs: { data } })
    if (!done.result) return { failed: JSON.stringify(done.takeDiagnostics()?.shortDiagnostics) }
    return written(done.result)
  } catch (error) {
    return { failed: String(error) }
  }
}

/**
 * The file by the standard for accessible PDF (ISO 14289-1). It refuses signs that no font has, such as emoji: then the
 * same tagged file without the promise.
 */
function written(document: Parameters<NodeCompiler['pdf']>[0]): Printed {
  const creationTimestamp = Math.floor(Date.now() / 1000)
  try {
    const pdf = compiler.pdf(document, { pdfStandard: PdfStandard.UA_1, creationTimestamp })
    return { pdf, accessible: true }
  } catch {
    return { pdf: compiler.pdf(document, { creationTimestamp }), accessible: false }
  }
}
