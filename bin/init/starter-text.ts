import { yamlScalar } from '../yaml-scalar.ts'
import { appLines, routeLines } from './app-lines.ts'
import type { FoundEntry } from './find-entries.ts'

/** An entry, what keeps it from being built if anything does, and where it is routed. */
export interface StarterEntry {
  readonly entry: FoundEntry
  readonly problem?: string
  readonly route?: StarterRoute
}

/** A path at which an entry answers, or a service of it. */
export interface StarterRoute {
  readonly path: string
  readonly service?: string
}

/** What the head of a new apps.yaml says. */
export interface StarterHead {
  readonly environments: readonly string[]
  readonly registry: string
}

/** Where the JSON Schema for editors is, seen from apps.yaml. */
export const SCHEMA_FILE = '.k3s-platform/apps-schema.json'

/** The text of a new apps.yaml. Entries that cannot be built yet are comments. */
export function starterText(entries: readonly StarterEntry[], head: StarterHead): string {
  const sections = (['helm', 'serverless', 'apps', 'compose'] as const)
    .map(section =>
      sectionText(
        section,
        entries.filter(({ entry }) => entry.section === section),
      ),
    )
    .filter(Boolean)
  const isExample = sections.length === 0
  return `${[headText(head, isExample), ...(isExample ? [EXAMPLE] : sections)].join('\n\n')}\n`
}

/** The host of routes in an environment: of one on this machine it is known, of others it has to be replaced. */
export function domainOf(environment: string): string {
  return environment === 'local' ? 'localhost' : `${environment}.example.com`
}

function headText({ environments, registry }: StarterHead, isExample: boolean): string {
  const more = environments.includes('prod') ? [] : PRODUCTION
  return [
    `# yaml-language-server: $schema=${SCHEMA_FILE}`,
    '# What runs in which environment. "k3s-platform build --all-envs" makes manifests of it, below argocd-state/.',
    '# Every key, with type and default: docs/reference of k3s-platform.',
    'version: "2"',
    '',
    'environments:',
    ...environments.flatMap(environmentLines),
    ...more,
    '',
    'defaults:',
    '  namespace: apps',
    '  # Who serves routes: traefik (k3s has it) or haproxy.',
    '  ingress: traefik',
    ...(isExample
      ? []
      : ['  # Goes in front of the names of images that are built.', `  registry: ${yamlScalar(registry)}`]),
  ].join('\n')
}

function environmentLines(name: string): readonly string[] {
  const isLocal = name === 'local'
  return [
    `  ${yamlScalar(name)}:`,
    `    domain: ${domainOf(name)}`,
    isLocal
      ? '    # Written to the tree: the namespaces, and what entries need of the Traefik of k3s.'
      : '    # Written to the tree: the namespaces.',
    `    platform: [namespaces${isLocal ? ', traefik' : ''}]`,
  ]
}

const PRODUCTION = [
  '  # prod:',
  '  #   domain: www.example.com',
  '  #   # Who issues the certificates; needs cert-manager.',
  '  #   tls_issuer: letsencrypt-prod',
]

const EXAMPLE = `apps:
  # An example: an image that answers with what it was asked. Put your own in its place.
  - name: hello
    image: traefik/whoami:v1.11
    container:
      ports:
        - container_port: 80
    # hpa and keda-http scale with the demand.
    scaling:
      type: none
    # http://localhost/hello
    ingress:
      path: /hello
    # What differs by environment: any of the keys above.
    # prod:
    #   replicas: 2`

function sectionText(section: string, entries: readonly StarterEntry[]): string {
  if (entries.length === 0) return ''
  const texts = entries.map(starter => {
    const { problem } = starter
    const item = linesOf(starter).map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`).trimEnd())
    return problem === undefined ? item : [`  # Not built yet: ${problem}`, ...item.map(commented)]
  })
  const isNoneBuilt = entries.every(({ problem }) => problem !== undefined)
  const list = texts.map(lines => lines.join('\n')).join('\n\n')
  return `${isNoneBuilt ? '# ' : ''}${section}:\n${list}`
}

function commented(line: string): string {
  return line.trim() === '' ? '' : `  # ${line.slice(2)}`
}

function linesOf({ entry, route }: StarterEntry): readonly string[] {
  const common = [`name: ${yamlScalar(entry.name)}`, `path: ${yamlScalar(entry.path)}`]
  switch (entry.section) {
    case 'apps':
      return [...common, ...appLines(entry, route?.path)]
    case 'compose':
      return [...common, `compose_file: ${entry.composeFile}`, ...serviceLines(route)]
    case 'serverless':
      return common
    case 'helm':
      return [common[0]!, 'chart: <repository>/<chart>', 'version: "<version>"', `values: ${yamlScalar(entry.values)}`]
    default:
      return entry satisfies never
  }
}

function serviceLines(route: StarterRoute | undefined): readonly string[] {
  const { service = 'web', path } = route ?? { path: '/' }
  const lines = ['services:', `  ${yamlScalar(service)}:`, ...routeLines(path).map(line => `    ${line}`)]
  return [
    '# What the compose file does not say about single services, by their names there.',
    ...(route ? lines : lines.map(line => `# ${line}`)),
  ]
}
