import type { Static } from '@sinclair/typebox'
import { httpRequestKeys } from './http-request.ts'
import { closed, described, list, oneOf, portReference, scalar, text, whole } from './shapes.ts'

/** One health check of the kubelet. */
export const Probe = closed(
  'Probe',
  'One health check of the kubelet, which calls the pod directly and not through the ingress.',
  {
    type: oneOf(
      {
        http: 'A GET request must be answered with 200 to 399.',
        tcp: 'The port must accept a connection.',
        exec: 'The command must end with 0 in the container.',
        grpc: 'The health service of gRPC must answer SERVING.',
      },
      'The type of the probe. Without it: `exec` with a `command`, `http` with a `path`, `tcp` with only a `port`.',
    ),
    path: text('For `http`: the path that must answer with 200 to 399.', { default: '/', examples: ['/health'] }),
    port: portReference(
      'For `http`, `tcp` and `grpc`: the port, by number or name; without it, the main port of the container.',
      {
        examples: [8080, 'http'],
      },
    ),
    ...httpRequestKeys,
    command: list(scalar('One word of the command.'), 'For `exec`: the command that must end with 0.', {
      minItems: 1,
      examples: [['pg_isready', '-U', 'postgres']],
    }),
    service: text('For `grpc`: the name of the service in the health request.', { examples: ['api'] }),
    initial_delay: whole(
      0,
      'Seconds after the start of the container before the first check (`initialDelaySeconds`).',
      { default: 0 },
    ),
    period: whole(1, 'Seconds between two checks (`periodSeconds`).', { default: 10 }),
    timeout: whole(1, 'Seconds after which a check counts as failed (`timeoutSeconds`).', { default: 1 }),
    success_threshold: whole(1, 'Checks in a row that must pass after a failure; must be 1 except for readiness.', {
      default: 1,
    }),
    failure_threshold: whole(1, 'Checks in a row that must fail before the kubelet acts.', { default: 3 }),
  },
)
export type Probe = Static<typeof Probe>

/** The three health checks of a container. */
export const Probes = closed('Probes', 'The health checks of the container.', {
  startup: described(Probe, 'Holds the other two back until the container has started (`startupProbe`).'),
  readiness: described(Probe, 'Takes the pod out of the Service while it fails (`readinessProbe`).'),
  liveness: described(Probe, 'Restarts the container when it fails (`livenessProbe`).'),
})
export type Probes = Static<typeof Probes>
