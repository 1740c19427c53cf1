import { yamlScalar } from '../yaml-scalar.ts'
import type { FoundEntry } from './find-entries.ts'

/** An entry, and what keeps it from being built if anything does. */
export interface StarterEntry {
  readonly entry: FoundEntry
  readonly problem?: string
}

/** The text of a new apps.yaml. What cannot be built yet stands there as a comment. */
export function starterText(entries: readonly StarterEntry[], environments: readonly string[]): string {
  const sections = (['helm', 'serverless', 'apps', 'compose'] as const)
    .map(section =>
      sectionText(
        section,
        entries.filter(({ entry }) => entry.section === section),
      ),
    )
    .filter(Boolean)
  return `${[head(environments), ...(sections.length > 0 ? sections : [EXAMPLE])].join('\n\n')}\n`
}

function head(environments: readonly string[]): string {
  return `# What runs in which environment. "k3s-platform build --all-envs" makes manifests of it, below argocd-state/.
# Every key, with type and default: docs/reference of k3s-platform.
version: "2"

environments:
${environments.map(name => `  ${yamlScalar(name)}:\n    domain: localhost`).join('\n')}
  # prod:
  #   domain: www.example.com
  #   # Who issues the certificates; needs cert-manager.
  #   tls_issuer: letsencrypt-prod

defaults:
  namespace: apps
  # Who serves routes: traefik (k3s has it) or haproxy.
  ingress: traefik
  # Goes in front of the names of images that are built.
  # registry: registry.example.com/team`
}

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
  const texts = entries.map(({ entry, problem }) => {
    const lines = linesOf(entry)
    const item = lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`).trimEnd())
    return problem === undefined ? item : [`  # Not built yet: ${problem}`, ...item.map(commented)]
  })
  const isNoneBuilt = entries.every(({ problem }) => problem !== undefined)
  const list = texts.map(lines => lines.join('\n')).join('\n\n')
  return `${isNoneBuilt ? '# ' : ''}${section}:\n${list}`
}

function commented(line: string): string {
  return line.trim() === '' ? '' : `  # ${line.slice(2)}`
}

function linesOf(entry: FoundEntry): readonly string[] {
  const common = [`name: ${yamlScalar(entry.name)}`]
  const path = `path: ${yamlScalar(entry.path)}`
  switch (entry.section) {
    case 'apps':
      return [...common, path, ...appLines(entry)]
    case 'compose':
      return [
        ...common,
        path,
        `compose_file: ${entry.composeFile}`,
        '# What the compose file does not say about single services, by their names there.',
        '# services:',
        '#   web:',
        '#     ingress:',
        '#       path: /',
      ]
    case 'serverless':
      return [...common, path]
    case 'helm':
      return [...common, 'chart: <repository>/<chart>', 'version: "<version>"', `values: ${yamlScalar(entry.values)}`]
    default:
      return entry satisfies never
  }
}

function appLines({
  name,
  dockerfile,
  dockerfileDev,
  ports,
}: Extract<FoundEntry, { section: 'apps' }>): readonly string[] {
  const build = [
    ...(dockerfile === 'Dockerfile' ? [] : [`  dockerfile: ${dockerfile}`]),
    ...(dockerfileDev === undefined ? [] : [`  dockerfile_dev: ${dockerfileDev}`]),
  ]
  const isServer = ports.length > 0
  return [
    ...(build.length > 0 ? ['build:', ...build] : []),
    ...(isServer
      ? ['container:', '  ports:', ...ports.map(port => `    - container_port: ${port}`)]
      : [
          '# Its Dockerfile has no EXPOSE. Without a port there is no Service:',
          '# container:',
          '#   ports:',
          '#     - container_port: 8080',
        ]),
    '# hpa, keda-http and keda-queue scale with the demand.',
    'scaling:',
    '  type: none',
    ...(isServer ? ['# A route from outside.', '# ingress:', `#   path: /${name}`] : []),
  ]
}
