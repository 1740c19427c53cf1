import { parse } from 'yaml'
import type { Verdict } from '../../src/server/verdict.ts'
import type { Client } from './client.ts'
import type { TreeDocument } from './documents.ts'

/** A document with what a server says of it. */
export interface Judged {
  readonly document: TreeDocument
  readonly verdict: Verdict
}

/** Asks a server whether it would create documents, after it has their namespaces. Nothing else is made there. */
export function judge(client: Client, documents: readonly TreeDocument[]): Promise<Judged[]> {
  return judgeBy(document => verdictOn(client, document), client, documents)
}

/** The same question about server-side apply. */
export function judgeApplied(client: Client, documents: readonly TreeDocument[]): Promise<Judged[]> {
  return judgeBy(({ text }) => client.dryRunApply(parse(text)), client, documents)
}

/** A few at a time. */
async function judgeBy(
  ask: (document: TreeDocument) => Promise<Verdict>,
  client: Client,
  documents: readonly TreeDocument[],
): Promise<Judged[]> {
  for (const namespace of new Set(documents.flatMap(({ namespace }) => namespace ?? [])))
    await client.ensureNamespace(namespace)
  const judged: Judged[] = []
  const waiting = documents.entries()
  const work = async () => {
    for (const [index, document] of waiting) judged[index] = { document, verdict: await ask(document) }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return judged
}

/** An object of that name may be there already, made by somebody else. */
async function verdictOn(client: Client, { text }: TreeDocument): Promise<Verdict> {
  const verdict = await client.dryRunYaml(text)
  return verdict.status === 409 ? client.dryRunApply(parse(text)) : verdict
}

/** What a refusal says, with the document that it is about. */
export function refusalText({ document, verdict }: Judged): string {
  return `${document.path}: ${verdict.message}\n${document.text}`
}

const AT_ONCE = 4
