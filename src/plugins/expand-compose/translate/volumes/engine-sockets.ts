import { originsOf } from 'k3s-platform/plugin'
import type { Stack } from '../stack.ts'
import { engineSocket } from './host-messages.ts'
import { isReplaced } from './host-mount.ts'
import { hostPathKind, isOnHost } from './host-path.ts'

/** Reports once which services of a stack mount the socket of a container engine. */
export function reportEngineSockets(stack: Stack): void {
  if (stack.settings.allow_host_path) return
  const found = Object.entries(stack.compose.services).flatMap(([name, service]) => {
    const mount = (service.volumes ?? []).find(
      ({ type, source = '', target = '' }) =>
        type === 'bind' && isOnHost(source) && hostPathKind(source, target) === 'engine',
    )
    return mount && !isReplaced(mount, { name, stack }) ? [{ name, at: originsOf(mount, 'source')[0] }] : []
  })
  if (found.length > 0)
    stack.report(
      engineSocket(
        found.map(({ name }) => name),
        found.map(({ at }) => at),
      ),
    )
}
