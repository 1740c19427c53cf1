import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'

/** One request to the API server. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: { readonly type: string; readonly text: string }
}

/** What the API server said to one request. */
export interface Answer {
  readonly status: number
  /** The parsed JSON, or the plain text when it was none. */
  readonly body: unknown
  readonly warnings: readonly string[]
}

/** A way into an API server: opens requests on connections of its own, which stay open until it is closed. */
export interface Door {
  request(options: RequestOptions): ClientRequest
  close(): void
}

/** Asks through a door; rejects with `Unanswered` when no answer comes at all. */
export interface Transport {
  send(question: Question): Promise<Answer>
}

/** No reply: nothing listens at the address, or the connection broke. */
export class Unanswered extends Error {}

/** How many connections a door should open at most. */
export const SOCKETS = 4

const TIMEOUT_MILLISECONDS = 60_000

/** A transport through one door. */
export function createTransport(door: Door): Transport {
  return {
    send: ({ method, path, body }) =>
      new Promise((resolve, reject) => {
        const fail = (error: Error) => reject(new Unanswered(error.message, { cause: error }))
        const headers = { accept: 'application/json', ...contentHeaders(body) }
        const outgoing = door.request({ method, path, headers, timeout: TIMEOUT_MILLISECONDS })
        outgoing.on('response', incoming => void read(incoming).then(resolve, fail))
        outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer to ${method} ${path} within a minute`)))
        outgoing.on('error', fail)
        outgoing.end(body?.text)
      }),
  }
}

/** The texts of HTTP `Warning` headers, as Kubernetes writes them: `299 - "text"`. */
export function warningTexts(headers: readonly string[]): readonly string[] {
  return headers.flatMap(header =>
    [...header.matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(match => match[1]!.replace(/\\(.)/g, '$1')),
  )
}

function contentHeaders(body: Question['body']): Record<string, string | number> {
  return body ? { 'content-type': body.type, 'content-length': Buffer.byteLength(body.text) } : {}
}

async function read(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return {
    status: incoming.statusCode ?? 0,
    body: parsed(text),
    warnings: warningTexts(incoming.headersDistinct.warning ?? []),
  }
}

/** By its first character: the server sends the index of its OpenAPI documents as text/plain. */
function parsed(text: string): unknown {
  return text.startsWith('{') ? JSON.parse(text) : text
}
