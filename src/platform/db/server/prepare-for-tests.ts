import { parentPort, workerData } from 'node:worker_threads'
import { prepareDataFolder } from './folders.ts'

/** Prepares folders, each at the same moment as another thread does; says why one could not be. */
const { folders, gate } = workerData as { folders: readonly string[]; gate: Int32Array }
const refused: string[] = []
for (const [turn, folder] of folders.entries()) {
  Atomics.add(gate, turn, 1)
  while (Atomics.load(gate, turn) < 2);
  try {
    prepareDataFolder(folder)
  } catch (error) {
    refused.push(String(error))
  }
}
parentPort?.postMessage(refused)
