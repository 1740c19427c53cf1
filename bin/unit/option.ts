import type { Option } from '../option.ts'
import type { UnitKind } from './kind.ts'

export const composeFile: Option = {
  name: 'compose-file',
  value: 'name',
  summary: 'The compose file in the folder (default: the one that Compose finds)',
}
export const fromAppsYaml: Option = {
  name: 'from-apps-yaml',
  summary: 'Require an entry in apps.yaml',
}
export const ingress: Option = {
  name: 'ingress',
  value: 'class',
  summary: 'The ingress class of the routes (default: that of apps.yaml)',
  suggests: async () => (await import('k3s-platform')).bundledIngressClasses(),
}
export const json: Option = { name: 'json', summary: 'Print JSON' }
export const namespace: Option = { name: 'namespace', value: 'name', summary: 'The namespace; overrides apps.yaml' }
export const oneEnvironment: Option = {
  name: 'env',
  short: 'e',
  value: 'name',
  summary: 'The environment (default: local)',
  completes: ({ environments }) => environments,
}
export const outputFolder: Option = {
  name: 'output',
  short: 'o',
  value: 'folder',
  summary: 'The folder for the folders of entries (default: ./generated)',
}
/** The option `--name` of a tool. */
export function nameOf({ section, noun }: Pick<UnitKind, 'noun' | 'section'>): Option {
  return {
    name: 'name',
    short: 'n',
    value: 'name',
    summary: `The name of the ${noun}`,
    completes: ({ declared }) =>
      [...declared].filter(unit => unit.startsWith(`${section}/`)).map(unit => unit.slice(section.length + 1)),
  }
}
