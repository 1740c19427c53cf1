import { type App, because, keyOriginOf, lowered, originsOf, type Workload } from 'k3s-platform/plugin'
import { approximatedKey, ignoredKey, unsupportedKey } from './loss-messages.ts'
import type { Subject } from './stack.ts'

/** What runs: `entrypoint` is what Kubernetes calls the command, `command` its arguments. */
export function toProcess({ service, report }: Subject): Process {
  const { entrypoint, command } = service
  // Docker runs the command alone when the entrypoint is empty, which is the command of a Kubernetes container.
  if (entrypoint?.length === 0 && command?.length)
    return lowered<Process>(service, {
      command: because(command, [...originsOf(service, 'command'), ...originsOf(service, 'entrypoint')]),
    })
  if (entrypoint?.length === 0)
    report(
      unsupportedKey(
        'entrypoint',
        'Kubernetes cannot run the CMD of an image without its ENTRYPOINT',
        'Write the "command" as well: then it runs alone.',
        keyOriginOf(service, 'entrypoint'),
      ),
    )
  if (command && command.length === 0 && !entrypoint?.length)
    report(
      unsupportedKey(
        'command',
        'Kubernetes cannot remove the CMD of an image',
        'Write the "entrypoint" as well: then the CMD of the image is not used.',
        keyOriginOf(service, 'command'),
      ),
    )
  for (const key of ['entrypoint', 'command'] as const)
    if (service[key] === null)
      report(ignoredKey(key, 'it is null, so that of the image is used', keyOriginOf(service, key)))
  return lowered<Process>(service, {
    command: because(entrypoint?.length ? entrypoint : undefined, 'entrypoint'),
    args: because(command?.length ? command : undefined, 'command'),
  })
}

type Process = Pick<Required<App>['container'], 'args' | 'command'>

/** Where and how the process runs. */
export function toContainerSettings({ service }: Subject): Partial<Workload['container']> {
  return lowered(service, {
    workingDir: service.working_dir,
    stdin: because(service.stdin_open, 'stdin_open'),
    tty: service.tty,
  })
}

/** When nodes pull the image. */
export function toPullPolicy({ service, report }: Subject): App['image_pull_policy'] {
  const { pull_policy: policy, pull_refresh_after: refresh } = service
  if (refresh !== undefined)
    report(
      approximatedKey(
        'pull_refresh_after',
        'is not counted: nodes pull an image when a pod starts',
        originsOf(service, 'pull_refresh_after')[0],
        'A tag that changes with the content is pulled when it changes.',
      ),
    )
  switch (policy) {
    case undefined:
      return undefined
    case 'always':
      return 'Always'
    case 'never':
      return 'Never'
    case 'if_not_present':
    case 'missing':
      return 'IfNotPresent'
    case 'build':
      report(
        approximatedKey(
          'pull_policy: build',
          'means that nodes pull what was built',
          originsOf(service, 'pull_policy')[0],
        ),
      )
      return 'IfNotPresent'
    default:
      report(
        approximatedKey(
          `pull_policy: ${policy}`,
          'becomes "Always": nodes ask the registry when a pod starts, and at no other time',
          originsOf(service, 'pull_policy')[0],
        ),
      )
      return 'Always'
  }
}
