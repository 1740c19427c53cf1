import { yamlScalar } from '../yaml-scalar.ts'
import type { ParsedService, ParsedStack } from './parsed.ts'

/** What the entry of a stack is to say. */
export interface StackEntry {
  readonly name: string
  /** Relative to the folder of apps.yaml. */
  readonly path: string
  /** Relative to `path`. */
  readonly composeFile: string
  readonly namespace?: string
  /** Every environment, and whether the stack is to run there. */
  readonly environments: ReadonlyMap<string, boolean>
}

/** The entry of a stack with everything that one will want to decide, as an item of the list `compose`. */
export function entryText(entry: StackEntry, stack: ParsedStack): string {
  const { name, path, composeFile, namespace, environments } = entry
  const lines = [
    `name: ${yamlScalar(name)}`,
    `path: ${yamlScalar(path)}`,
    `compose_file: ${yamlScalar(composeFile)}`,
    namespace === undefined
      ? `# namespace: ${name}  # otherwise "defaults.namespace"`
      : `namespace: ${yamlScalar(namespace)}`,
    'enabled: true',
    ...profileLines(stack),
    '',
    '# What holds for every service unless it says otherwise below.',
    '# defaults:',
    '#   resources:',
    '#     memory: 256Mi',
    '#     cpu: 100m',
    '#   security:',
    '#     # public, internal (any namespace), private (its own), restricted',
    '#     visibility: internal',
    '',
    ...serviceLines(stack),
    '',
    '# NetworkPolicies: none, permissive, or strict (only services that share a network of the compose file).',
    '# network:',
    '#   policy: strict',
    '',
    '# What differs by environment: these blocks accept any of the keys above.',
    ...[...environments].flatMap(([environment, isOn]) => [`${yamlScalar(environment)}:`, `  enabled: ${isOn}`]),
  ]
  return `${lines.map((line, index) => (index === 0 ? `- ${line}` : line && `  ${line}`)).join('\n')}\n`
}

function profileLines({ inactive }: ParsedStack): readonly string[] {
  const profiles = [...new Set(Object.values(inactive).flat())]
  if (profiles.length === 0) return []
  return [`# profiles: [${profiles.map(yamlScalar).join(', ')}]  # adds ${Object.keys(inactive).join(', ')}`]
}

function serviceLines({ services, volumes }: ParsedStack): readonly string[] {
  const sized = new Set<string>()
  const blocks = services.map(service => {
    const own = namedVolumes(service, volumes).filter(volume => !sized.has(volume))
    for (const volume of own) sized.add(volume)
    return serviceBlock(service, own)
  })
  const head = '# What the compose file does not say about single services, by their names there.'
  if (blocks.length === 0) return []
  const isNoneActive = blocks.every(lines => lines.every(line => line.startsWith('#')))
  return [head, `${isNoneActive ? '# ' : ''}services:`, ...blocks.flat().map(line => `  ${line}`)]
}

/** A service without a port and without storage has nothing to be decided: its block is a proposal. */
function serviceBlock({ name, ports }: ParsedService, volumes: readonly string[]): readonly string[] {
  const key = yamlScalar(name)
  const [port] = ports
  if (!port && volumes.length === 0) return [`# ${key}:`, '#   resources:', '#     memory: 256Mi']
  return [
    `${key}:`,
    ...(port
      ? [
          `  # ${name}:${port.container} in the cluster; true adds a route from outside at this path.`,
          '  ingress:',
          '    enabled: false',
          `    path: /${name.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`,
        ]
      : []),
    ...(volumes.length > 0 ? ['  volumes:'] : []),
    ...volumes.flatMap(volume => [
      `    - name: ${yamlScalar(volume)}`,
      '      size: 1Gi',
      '      # storage_class: local-path',
    ]),
  ]
}

function namedVolumes({ volumes }: ParsedService, declared: readonly string[]): readonly string[] {
  const named = volumes.flatMap(({ type, source }) => (type === 'volume' && source !== undefined ? [source] : []))
  return [...new Set(named)].filter(name => declared.includes(name))
}
