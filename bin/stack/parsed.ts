import type { ComposeProject, StackLosses } from 'k3s-platform'

/** What was read of a compose project, for programs: names and places, and no values of variables. */
export interface ParsedStack {
  readonly name: string
  /** The compose file, relative to the folder of apps.yaml. */
  readonly file: string
  /** Those that run in the current environment. */
  readonly services: readonly ParsedService[]
  /** Services that no active profile asks for, with their profiles. */
  readonly inactive: ComposeProject['inactive']
  readonly networks: readonly string[]
  readonly volumes: readonly string[]
  readonly losses: StackLosses['losses']
}

/** One service of a compose project. */
export interface ParsedService {
  readonly name: string
  readonly image?: string
  readonly build?: { readonly context?: string; readonly dockerfile?: string; readonly target?: string }
  readonly ports: readonly { readonly container: number; readonly host?: string; readonly protocol: string }[]
  readonly volumes: readonly { readonly type: string; readonly source?: string; readonly target?: string }[]
  /** The names of its variables. */
  readonly environment: readonly string[]
  readonly dependsOn: readonly string[]
  readonly networks: readonly string[]
  readonly profiles: readonly string[]
}

/** The plain facts of a compose project. */
export function parsed(name: string, stack: ComposeProject, losses: StackLosses['losses']): ParsedStack {
  return {
    name,
    file: stack.file,
    services: Object.entries(stack.services).map(([service, read]) => parsedService(service, read)),
    inactive: stack.inactive,
    networks: Object.keys(stack.networks),
    volumes: Object.keys(stack.volumes),
    losses,
  }
}

function parsedService(name: string, service: ComposeProject['services'][string]): ParsedService {
  const {
    image,
    build,
    ports = [],
    volumes = [],
    environment,
    depends_on: dependencies,
    networks,
    profiles = [],
  } = service
  return {
    name,
    ...(image !== undefined && { image }),
    ...(build && { build: { context: build.context, dockerfile: build.dockerfile, target: build.target } }),
    ports: ports.map(({ target, published, protocol }) => ({
      container: target,
      ...(published !== undefined && { host: published }),
      protocol,
    })),
    volumes: volumes.map(({ type, source, target }) => ({ type, source, target })),
    environment: Object.keys(environment ?? {}),
    dependsOn: Object.keys(dependencies ?? {}),
    networks: Object.keys(networks ?? {}),
    profiles,
  }
}
