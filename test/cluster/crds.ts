import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from './client.ts'
import { runGo } from './go.ts'
import { Problem } from './problem.ts'
import type { Settings } from './settings.ts'

/** Go modules that carry a project's CustomResourceDefinitions as data, and the file or folder inside. */
const SOURCES = [
  { module: 'github.com/kedacore/keda/v2@v2.21.0', path: 'config/crd/bases' },
  {
    module: 'github.com/traefik/traefik/v3@v3.7.13',
    path: 'docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml',
  },
  { module: 'github.com/argoproj/argo-cd/v3@v3.5.7', path: 'manifests/crds' },
  { module: 'github.com/k3s-io/helm-controller@v0.17.9', path: 'pkg/crds/yaml/generated' },
  { module: 'github.com/cert-manager/cert-manager@v1.21.2', path: 'deploy/crds' },
  {
    module: 'github.com/external-secrets/external-secrets@v1.3.2',
    path: 'config/crds/bases/external-secrets.io_externalsecrets.yaml',
  },
  { module: 'sigs.k8s.io/gateway-api@v1.6.3', path: 'config/crd/standard' },
] as const

const OWN_SOURCE = 'github.com/kedacore/http-add-on@59b2f6a115ad735a108d830f4d525f8462497c7d'
const OWN_FOLDER = join(import.meta.dirname, 'crds', 'http-add-on')
const PATIENCE_MILLISECONDS = 60_000

/** Installs every CustomResourceDefinition that generated manifests may need; does nothing when they are there. */
export async function installCrds(settings: Settings, client: Client): Promise<void> {
  const stampFile = join(settings.run, 'crds.stamp')
  if (readOr(stampFile, '') === stamp()) return
  console.error('Installing the CustomResourceDefinitions.')
  const folders = await Promise.all(SOURCES.map(fetchSource))
  const documents = [OWN_FOLDER, ...folders].flatMap(filesIn).flatMap(file => crdDocuments(readFileSync(file, 'utf8')))
  for (const refusal of (await Promise.all(documents.map(text => install(client, text)))).filter(Boolean)) {
    throw new Problem(`The server refused a CustomResourceDefinition: ${refusal}`)
  }
  await established(client)
  writeFileSync(stampFile, stamp())
}

/** Where the definitions come from, as `repository@version`. */
export function crdSources(): readonly string[] {
  return [...SOURCES.map(({ module }) => module), OWN_SOURCE]
}

/** The CustomResourceDefinitions in a YAML text, each still text. */
export function crdDocuments(yaml: string): readonly string[] {
  return yaml.split(/^---.*$/m).filter(document => /^kind: CustomResourceDefinition\s*$/m.test(document))
}

async function fetchSource({ module, path }: (typeof SOURCES)[number]): Promise<string> {
  const { Dir } = JSON.parse(await runGo(['mod', 'download', '-json', module], tmpdir())) as { Dir: string }
  return join(Dir, path)
}

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter(name => /\.ya?ml$/.test(name))
    .map(name => join(path, name))
}

async function install(client: Client, text: string): Promise<string | undefined> {
  const verdict = await client.applyYaml(text)
  return verdict.accepted ? undefined : verdict.message
}

async function established(client: Client): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MILLISECONDS; waited += 200) {
    const definitions = await client.list('apiextensions.k8s.io/v1', 'CustomResourceDefinition')
    if (definitions.every(isEstablished)) return
    await sleep(200)
  }
  throw new Problem('The CustomResourceDefinitions are installed, but the server does not serve them after a minute.')
}

function isEstablished(definition: unknown): boolean {
  const { status } = definition as { status?: { conditions?: readonly { type: string; status: string }[] } }
  return (status?.conditions ?? []).some(({ type, status }) => type === 'Established' && status === 'True')
}

function stamp(): string {
  const hash = createHash('sha256').update(JSON.stringify(SOURCES))
  for (const file of filesIn(OWN_FOLDER)) hash.update(readFileSync(file))
  return hash.digest('hex')
}

function readOr(file: string, fallback: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return fallback
  }
}
