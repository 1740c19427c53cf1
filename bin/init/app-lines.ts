import { yamlScalar } from '../yaml-scalar.ts'
import type { DockerHealthcheck, DockerImage } from './dockerfile.ts'
import type { FoundApp } from './find-entries.ts'
import { label } from './label.ts'

/** The lines of an app behind its name and path: what its Dockerfile says. */
export function appLines({ dockerfile, dockerfileDev, image }: FoundApp, route: string | undefined): readonly string[] {
  const build = [
    ...(dockerfile === 'Dockerfile' ? [] : [`  dockerfile: ${yamlScalar(dockerfile)}`]),
    ...(dockerfileDev === undefined ? [] : [`  dockerfile_dev: ${yamlScalar(dockerfileDev)}`]),
  ]
  return [
    ...(build.length > 0 ? ['build:', ...build] : []),
    ...portLines(portsOf(image)),
    ...probeLines(image),
    ...securityLines(image),
    ...volumeLines(image.volumes),
    '# hpa, keda-http and keda-queue scale with the demand.',
    'scaling:',
    '  type: none',
    ...routeLines(route),
  ]
}

/** The ports that an image exposes; without any, the one that its health check asks. */
export function portsOf({ ports, healthcheck }: DockerImage): readonly number[] {
  const port = healthcheck && urlOf(healthcheck)?.port
  return ports.length > 0 || port === undefined ? ports : [port]
}

/** The lines of a route from outside at a path. */
export function routeLines(path: string | undefined): readonly string[] {
  if (path === undefined) return []
  return ['ingress:', `  path: ${yamlScalar(path)}`, ...(path === '/' ? [] : ['  strip_prefix: true'])]
}

function portLines(ports: readonly number[]): readonly string[] {
  if (ports.length > 0) return ['container:', '  ports:', ...ports.map(port => `    - container_port: ${port}`)]
  return [
    '# Its Dockerfile has no EXPOSE. Without a port there is no Service:',
    '# container:',
    '#   ports:',
    '#     - container_port: 8080',
  ]
}

function probeLines(image: DockerImage): readonly string[] {
  const { healthcheck } = image
  if (!healthcheck) return []
  const url = urlOf(healthcheck)
  const [main] = portsOf(image)
  const check = url
    ? [`path: ${yamlScalar(url.path)}`, ...(url.port === undefined || url.port === main ? [] : [`port: ${url.port}`])]
    : [`command: [${commandOf(healthcheck).map(yamlScalar).join(', ')}]`]
  const probe = `{ ${[...check, ...timesOf(healthcheck)].join(', ')} }`
  return ['probes:', `  readiness: ${probe}`, `  liveness: ${probe}`]
}

function commandOf({ command }: DockerHealthcheck): readonly string[] {
  return typeof command === 'string' ? ['sh', '-c', command] : command
}

/** What curl, wget or another client asks of the container itself; the kubelet asks the same without them. */
function urlOf({ command }: DockerHealthcheck): { readonly path: string; readonly port?: number } | undefined {
  const text = typeof command === 'string' ? command : command.join(' ')
  const [, port, path = '/'] =
    /http:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d+))?(\/[^\s"'`|;&)]*)?/.exec(text) ?? []
  if (port === undefined && !/http:\/\/(?:localhost|127|0\.0|\[::1)/.test(text)) return undefined
  return { path, port: Number(port ?? 80) }
}

function timesOf({ options }: DockerHealthcheck): readonly string[] {
  const seconds = (key: string, name: string) => {
    const [, amount, unit] = /^(\d+)(s|m)$/.exec(options[name] ?? '') ?? []
    return amount === undefined ? [] : [`${key}: ${Number(amount) * (unit === 'm' ? 60 : 1)}`]
  }
  const retries = /^[1-9]\d*$/.test(options.retries ?? '') ? [`failure_threshold: ${options.retries}`] : []
  return [
    ...seconds('initial_delay', 'start-period'),
    ...seconds('period', 'interval'),
    ...seconds('timeout', 'timeout'),
    ...retries,
  ]
}

/** The kubelet knows of a number alone that it is not root. */
function securityLines({ user = '', volumes }: DockerImage): readonly string[] {
  const [id = '', group = id] = user.split(':')
  if (id === '' || id === 'root' || /^0+$/.test(id)) return []
  if (!/^\d+$/.test(id))
    return [
      `# Its user "${id}" is a name; the kubelet needs the number:`,
      '# security:',
      '#   profile: restricted',
      '#   pod_security_context: { run_as_user: 1000 }',
    ]
  const owner = /^\d+$/.test(group) ? group : id
  const context = [`run_as_user: ${id}`, ...(volumes.length > 0 ? [`fs_group: ${owner}`] : [])]
  return ['security:', '  profile: restricted', `  pod_security_context: { ${context.join(', ')} }`]
}

function volumeLines(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return []
  const names = paths.map(path => label(path.split('/').filter(Boolean).at(-1) ?? ''))
  return [
    'volumes:',
    ...paths.flatMap((path, index) => [
      `  - name: ${names.indexOf(names[index]!) === index ? names[index] : `${names[index]}-${index + 1}`}`,
      ...(IS_SCRATCH.test(path) ? ['    type: emptyDir'] : ['    type: pvc', '    size: 1Gi']),
      `    mount_path: ${yamlScalar(path)}`,
    ]),
  ]
}

const IS_SCRATCH = /^\/(?:tmp|run|var\/(?:tmp|run|cache))(?:\/|$)/
