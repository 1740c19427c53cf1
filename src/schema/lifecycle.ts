import { type Static, type TObject, Type } from '@sinclair/typebox'
import { httpRequestKeys } from './http-request.ts'
import { closed, list, portReference, scalar, text, whole } from './shapes.ts'

/** What the kubelet does at one moment of a container. */
const Hook = closed(
  'Hook',
  'What happens at one moment of the container: one of `command`, `path` and `sleep`; or `none`.',
  {
    command: list(scalar('One word of the command.'), 'Runs this command in the container.', {
      minItems: 1,
      examples: [['/bin/sh', '-c', 'nginx -s quit']],
    }),
    path: text('Sends a GET request to this path of the container.', { examples: ['/drain'] }),
    port: portReference('With `path`: the port, by number or name; without it, the main port of the container.', {
      examples: [8080, 'http'],
    }),
    ...httpRequestKeys,
    sleep: whole(1, 'Waits this many seconds, without a program in the image. Kubernetes 1.30 or newer.', {
      examples: [10],
    }),
  },
)
export type Hook = Static<typeof Hook>

/** What happens before a container stops, and after it has started. */
export const Lifecycle = closed('Lifecycle', 'What happens after the container starts and before it stops.', {
  post_start: noneOr(Hook),
  pre_stop: noneOr(Hook),
})
export type Lifecycle = Static<typeof Lifecycle>

/** The keys that decide how a container starts and stops. */
export const lifecycleKeys = {
  lifecycle: Lifecycle,
  termination_grace_period: whole(
    0,
    'Seconds that the pod has to stop, with `lifecycle.pre_stop`, before it is killed (`terminationGracePeriodSeconds`).',
    { default: 30, examples: [60] },
  ),
}

function noneOr<Shape extends TObject>(shape: Shape) {
  return Type.Unsafe<'none' | Static<Shape>>({ ...shape, type: ['string', 'object'], pattern: '^none$' })
}
