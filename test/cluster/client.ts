import { parse } from 'yaml'
import { createDiscovery, type Discovery } from '../../src/server/discovery.ts'
import { objectPath, UnknownKind } from '../../src/server/object-path.ts'
import { createTransport, type Door, type Transport } from '../../src/server/transport.ts'
import { type Verdict, verdictOf } from '../../src/server/verdict.ts'

/** Asks a Kubernetes API server about objects. `dry…` changes nothing there; the others do. */
export interface Client {
  /** Would creating this object be accepted, unknown fields being errors? */
  dryRun(object: object): Promise<Verdict>
  /** The same question about one YAML document, which the server's own parser reads. */
  dryRunYaml(text: string): Promise<Verdict>
  /** Would server-side apply of this object be accepted? That is what Argo CD can be told to use. */
  dryRunApply(object: object): Promise<Verdict>
  /** Server-side apply for real. */
  apply(object: object): Promise<Verdict>
  /** Server-side apply for real of one YAML document, which the server's own parser reads. */
  applyYaml(text: string): Promise<Verdict>
  /** Makes the namespace and has PodSecurity remark on everything that is not `restricted`. */
  ensureNamespace(name: string): Promise<void>
  get(reference: Reference): Promise<unknown>
  list(apiVersion: string, kind: string, namespace?: string): Promise<readonly unknown[]>
  delete(reference: Reference): Promise<void>
  /** A plain GET of any path, for what is not an object. */
  raw(path: string): Promise<unknown>
  close(): void
}

/** Names one object on the server. */
export interface Reference {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string
}

interface Server {
  readonly transport: Transport
  readonly discovery: Discovery
}

const STRICT = 'fieldValidation=Strict&fieldManager=k3s-platform-test'
const DRY = `dryRun=All&${STRICT}`

/** A client for the server behind a door. */
export function createClient(door: Door): Client {
  const transport = createTransport(door)
  const server = { transport, discovery: createDiscovery(transport) }
  const namespaces = new Map<string, Promise<void>>()

  return {
    dryRun: object => create(server, object, { type: 'application/json', text: JSON.stringify(object) }),
    dryRunYaml: text => create(server, header(text), { type: 'application/yaml', text }),
    dryRunApply: object => apply(server, object, jsonAsYaml(object), DRY),
    apply: object => apply(server, object, jsonAsYaml(object), STRICT),
    applyYaml: text => apply(server, header(text), text, STRICT),
    async ensureNamespace(name) {
      const made = namespaces.get(name) ?? makeNamespace(server, name)
      namespaces.set(name, made)
      await made
    },
    async get(reference) {
      return expectSuccess(server, 'GET', await objectPath(server.discovery, reference))
    },
    async list(apiVersion, kind, namespace) {
      const path = await objectPath(server.discovery, { apiVersion, kind, name: '', namespace })
      return ((await expectSuccess(server, 'GET', path)) as { items: readonly unknown[] }).items
    },
    async delete(reference) {
      // Jobs would wait for a controller that lets go of their pods.
      const path = await objectPath(server.discovery, reference)
      await expectSuccess(server, 'DELETE', `${path}?propagationPolicy=Background`)
    },
    raw: path => expectSuccess(server, 'GET', path),
    close: () => door.close(),
  }
}

async function create(server: Server, object: unknown, body: { type: string; text: string }): Promise<Verdict> {
  const path = await objectPath(server.discovery, { ...referenceOf(object), name: '' }).catch(unknownKind)
  if (typeof path !== 'string') return path
  return verdictOf(await server.transport.send({ method: 'POST', path: `${path}?${DRY}`, body }))
}

async function apply(server: Server, object: unknown, text: string, query: string): Promise<Verdict> {
  const path = await objectPath(server.discovery, referenceOf(object)).catch(unknownKind)
  if (typeof path !== 'string') return path
  const body = { type: 'application/apply-patch+yaml', text }
  return verdictOf(await server.transport.send({ method: 'PATCH', path: `${path}?force=true&${query}`, body }))
}

async function makeNamespace(server: Server, name: string): Promise<void> {
  const labels = { 'pod-security.kubernetes.io/warn': 'restricted' }
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }
  const verdict = await apply(server, namespace, JSON.stringify(namespace), STRICT)
  if (!verdict.accepted) throw new Error(`The server refused namespace "${name}": ${verdict.message}`)
}

/** The part of a YAML document that says where it belongs: parsing a definition of a megabyte for that takes seconds. */
function header(text: string): unknown {
  const parts = text.match(/^(?:apiVersion|kind|metadata):.*(?:\n[ \t].*)*/gm)
  return parse(parts ? parts.join('\n') : text, { uniqueKeys: false, strict: false })
}

/** The reference of an object that may be broken in any way: the server is to judge it, not this client. */
function referenceOf(object: unknown): Reference {
  const { apiVersion, kind, metadata } = (object ?? {}) as Record<string, unknown>
  const { name, namespace } = (metadata ?? {}) as Record<string, unknown>
  return {
    apiVersion: String(apiVersion),
    kind: String(kind),
    name: String(name),
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default',
  }
}

function unknownKind(error: unknown): Verdict {
  if (!(error instanceof UnknownKind)) throw error
  return { accepted: false, status: 404, message: error.message, causes: [], warnings: [] }
}

/** JSON that is read as YAML, which wants more characters escaped than JSON does. */
function jsonAsYaml(object: object): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(object).replace(/[\x7f-\x9f\ufeff\ufffe\uffff]/g, escaped)
}

async function expectSuccess(server: Server, method: 'GET' | 'DELETE', path: string, patience = 60): Promise<unknown> {
  const verdict = verdictOf(await server.transport.send({ method, path }))
  // For a while after its start the server asks to come again for kinds of a definition: "storage is (re)initializing".
  if (verdict.status === 429 && patience > 0) {
    await new Promise(resolve => setTimeout(resolve, 500))
    return expectSuccess(server, method, path, patience - 1)
  }
  if (!verdict.accepted) throw new Error(`${method} ${path}: ${verdict.message}`)
  return verdict.object
}
