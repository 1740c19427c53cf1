import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { Connection } from './kubeconfig-connection.ts'

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

/** Sends requests over a few connections that stay open. */
export interface Transport {
  send(question: Question): Promise<Answer>
  close(): void
}

const SOCKETS = 4
const TIMEOUT_MILLISECONDS = 60_000

/** A transport to one API server; throws only when no answer comes at all. */
export function createTransport(connection: Pick<Connection, 'server' | 'headers' | 'tls'>): Transport {
  const base = new URL(connection.server)
  const secure = base.protocol === 'https:'
  const agent = secure
    ? new HttpsAgent({ keepAlive: true, maxSockets: SOCKETS, ...connection.tls })
    : new HttpAgent({ keepAlive: true, maxSockets: SOCKETS })
  const open = secure ? httpsRequest : httpRequest
  const host = base.hostname.replace(/^\[|\]$/g, '')
  const prefix = base.pathname.replace(/\/$/, '')

  return {
    close: () => agent.destroy(),
    send: ({ method, path, body }) =>
      new Promise((resolve, reject) => {
        const headers = { accept: 'application/json', ...connection.headers, ...contentHeaders(body) }
        const options = { agent, method, headers, host, port: base.port, path: prefix + path }
        const outgoing = open({ ...options, timeout: TIMEOUT_MILLISECONDS }, incoming => {
          read(incoming).then(resolve, reject)
        })
        outgoing.on('timeout', () => outgoing.destroy(new Error(`No answer to ${method} ${path} from ${base.origin}`)))
        outgoing.on('error', reject)
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
