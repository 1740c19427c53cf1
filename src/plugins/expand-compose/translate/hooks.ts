import {
  type App,
  because,
  type InitContainer,
  keyOriginOf,
  type LoweredFields,
  lowered,
  originsOf,
  tracedTo,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import type { Hook, PreStartHook } from '../model/hooks.ts'
import { approximatedKey, ignoredKey, unsupportedKey } from './loss-messages.ts'
import { shellWord, withShell } from './shell-references.ts'
import type { Subject } from './stack.ts'
import { tracedList } from './traced-list.ts'

/** Commands after the start and before the stop, inside of the service's own container. */
export function toLifecycle(subject: Subject): App['lifecycle'] {
  const { service } = subject
  const hook = (key: 'post_start' | 'pre_stop') => {
    const command = toCommand(subject, key)
    return command && tracedTo(originsOf(service, key), { command })
  }
  const made = lowered<Required<App>['lifecycle']>(service, {
    post_start: hook('post_start'),
    pre_stop: hook('pre_stop'),
  })
  return Object.keys(made).length > 0 ? made : undefined
}

/** One command for all hooks of a kind: Kubernetes has one, and several are run by a shell, one after the other. */
function toCommand({ service, report }: Subject, key: 'post_start' | 'pre_stop'): readonly string[] | undefined {
  const hooks = (service[key] ?? []).filter(hook => {
    if (hook.command?.length) return true
    report(ignoredKey(key, 'it has no command', originsOf(hook)[0]))
    return false
  })
  const [first] = hooks
  if (!first) return undefined
  for (const hook of hooks) reportHook(hook, key, report)
  const origins = hooks.flatMap(hook => originsOf(hook, 'command'))
  const isPlain = hooks.length === 1 && first.working_dir === undefined && first.environment === undefined
  if (isPlain) return withProvenanceOf(first.command, [...withShell(first.command!)])
  const script = hooks.map(hookScript).join(' && ')
  const places = hooks.flatMap(hook => [
    ...originsOf(hook, 'command'),
    ...originsOf(hook, 'working_dir'),
    ...Object.keys(hook.environment ?? {}).flatMap(name => originsOf(hook.environment, name)),
  ])
  return tracedList(service[key], ['/bin/sh', '-c', script], [origins, origins, places])
}

function hookScript({ command, working_dir: folder, environment = {} }: Hook): string {
  const variables = Object.entries(environment).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${shellWord(value)}`],
  )
  const words = [...(variables.length > 0 ? ['env', ...variables] : []), ...command!.map(shellWord)]
  const line = words.join(' ')
  return folder === undefined ? line : `(cd ${shellWord(folder)} && ${line})`
}

function reportHook(hook: Hook, key: string, report: Subject['report']): void {
  for (const what of ['user', 'privileged'] as const)
    if (hook[what] !== undefined)
      report(
        unsupportedKey(
          `${key}.${what}`,
          'a hook runs as the user of its container',
          'Run it as a separate service.',
          keyOriginOf(hook, what),
        ),
      )
  for (const [name, value] of Object.entries(hook.environment ?? {}))
    if (value === null)
      report(
        unsupportedKey(
          `${key}.environment.${name}`,
          'it has no value',
          'Write one.',
          keyOriginOf(hook.environment, name),
        ),
      )
}

/** Containers of apps.yaml, and after them those of the Compose file. */
export function withInitContainers(
  written: readonly InitContainer[] | undefined,
  subject: Subject,
  fields: ServiceFields,
): readonly InitContainer[] | undefined {
  const hooks = toInitContainers(subject, fields)
  return written && hooks ? [...written, ...hooks] : (written ?? hooks)
}

/** Containers that run to their end before the service, in their order: each is like it where it says nothing else. */
function toInitContainers(subject: Subject, fields: ServiceFields): readonly InitContainer[] | undefined {
  const hooks = subject.service.pre_start ?? []
  if (hooks.length === 0) return undefined
  return hooks.map((hook, index) => toInitContainer(hook, index, subject, fields))
}

type ServiceFields = Pick<LoweredFields, 'container' | 'security' | 'volumes'>

const TAKEN: readonly string[] = ['command', 'entrypoint', 'environment', 'image', 'per_replica', 'user', 'working_dir']

function toInitContainer(hook: PreStartHook, index: number, { report }: Subject, fields: ServiceFields): InitContainer {
  for (const key of Object.keys(hook))
    if (!TAKEN.includes(key))
      report(
        unsupportedKey(
          `pre_start.${key}`,
          'what runs before a service has the mounts and limits of the service',
          'Set it on the service, or make this a separate service that others wait for.',
          keyOriginOf(hook, key),
        ),
      )
  for (const key of ['entrypoint', 'command'] as const)
    if (hook[key] && hook[key].length === 0 && !(key === 'entrypoint' && hook.command?.length))
      report(ignoredKey(`pre_start.${key}`, 'it is empty, so that of the image is used', keyOriginOf(hook, key)))
  if (hook.per_replica !== undefined)
    report(
      approximatedKey('pre_start.per_replica', 'is always so: it runs in each pod', keyOriginOf(hook, 'per_replica')),
    )
  const { container, security, volumes } = fields
  const runsAlone = hook.entrypoint?.length === 0 && Boolean(hook.command?.length)
  const environment = hook.environment ?? {}
  const own = Object.entries(environment).flatMap(([name, value]) => {
    if (value !== null) return [tracedTo(originsOf(environment, name), { kind: 'literal' as const, name, value })]
    report(
      unsupportedKey(`pre_start.environment.${name}`, 'it has no value', 'Write one.', keyOriginOf(environment, name)),
    )
    return []
  })
  const env = [...container.env.filter(variable => !own.some(({ name }) => name === variable.name)), ...own]
  const user = /^\d+$/.test(hook.user ?? '') ? Number(hook.user) : undefined
  if (hook.user !== undefined && user === undefined)
    report(
      unsupportedKey(
        'pre_start.user',
        'Kubernetes supports only numeric users',
        'Write the number.',
        keyOriginOf(hook, 'user'),
      ),
    )
  return lowered(hook, {
    container: because(
      lowered(hook, {
        name: `pre-start-${index + 1}`,
        image: because(
          hook.image ?? container.image,
          hook.image === undefined ? originsOf(container, 'image') : 'image',
        ),
        command: because(
          runsAlone ? hook.command! : wordsOf(hook.entrypoint, container.command),
          runsAlone ? 'command' : hook.entrypoint ? 'entrypoint' : originsOf(container, 'command'),
        ),
        args: because(
          runsAlone ? undefined : wordsOf(hook.command, container.args),
          hook.command ? 'command' : originsOf(container, 'args'),
        ),
        workingDir: because(
          hook.working_dir ?? container.workingDir,
          hook.working_dir === undefined ? originsOf(container, 'workingDir') : 'working_dir',
        ),
        ports: [],
        env: because(env, 'environment'),
        envFrom: container.envFrom,
        resources: container.resources,
        probes: {},
      }),
      originsOf(hook),
    ),
    volumes: because(volumes, originsOf(hook)),
    securityContext: because(
      lowered(hook, { ...security.containerSecurityContext, runAsUser: because(user, 'user') }),
      'user',
    ),
  })
}

/** What a hook says; an empty list takes away what the service says, and leaves it to the image. */
function wordsOf(own: readonly string[] | null | undefined, inherited: readonly string[] | undefined) {
  const words = own ?? inherited
  return words?.length ? words : undefined
}
