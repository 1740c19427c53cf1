import { FOLDER } from './files.ts'

/** An apps.yaml that has a generated compose project as its only entry, with further lines of that entry. */
export function appsYamlFor(...lines: readonly string[]): string {
  const entry = ['name: stack', `path: ${FOLDER}`, 'namespace: stack', ...lines]
  return `version: "2"
defaults:
  registry:
    local: registry.localhost:5111
    cloud: registry.example.com/team
  ingress: {local: traefik, cloud: haproxy}
environments:
  local: {domain: localhost}
  cloud: {domain: example.com}
compose:
  - ${entry.join('\n    ')}
`
}
