import type { Verdict } from '../../src/server/verdict.ts'
import type { Client } from './client.ts'
import type { TreeDocument } from './documents.ts'

/** A document with what a server says of it. */
export interface Judged {
  readonly document: TreeDocument
  readonly verdict: Verdict
}

/** Puts documents to a server, a few at a time, after it has their namespaces. Nothing else is made there. */
export async function judge(client: Client, documents: readonly TreeDocument[]): Promise<Judged[]> {
  for (const namespace of new Set(documents.flatMap(({ namespace }) => namespace ?? [])))
    await client.ensureNamespace(namespace)
  const judged: Judged[] = []
  const waiting = documents.entries()
  const work = async () => {
    for (const [index, document] of waiting)
      judged[index] = { document, verdict: await client.dryRunYaml(document.text) }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return judged
}

/** What a refusal says, with the document that it is about. */
export function refusalText({ document, verdict }: Judged): string {
  return `${document.path}: ${verdict.message}\n${document.text}`
}

const AT_ONCE = 4
