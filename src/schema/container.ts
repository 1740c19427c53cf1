import type { Static } from '@sinclair/typebox'
import { Type } from '@sinclair/typebox'
import { closed, list, oneOf, scalar, text } from './shapes.ts'
import { PROTOCOLS } from './words.ts'

/** One port that the container listens on. */
export const Port = closed(
  'Port',
  'A port that the container listens on and that the Service offers.',
  {
    name: text('The name of the port, which probes and policies may use; at most 15 characters.', {
      examples: ['http'],
    }),
    container_port: Type.Integer({
      minimum: 1,
      maximum: 65535,
      description: 'The port inside the pod: `containerPort`, and the `targetPort` of the Service.',
      examples: [8000],
    }),
    service_port: Type.Integer({
      minimum: 1,
      maximum: 65535,
      description: 'The port of the Service; without it, the same as `container_port`.',
      examples: [80],
    }),
    protocol: oneOf(PROTOCOLS, 'The transport protocol of the port.', { default: 'TCP' }),
    app_protocol: text(
      'What is spoken over the port (`appProtocol` of the Service). With `kubernetes.io/h2c` the ingress and the proxy of KEDA speak HTTP/2 without TLS to it, which gRPC needs; with `https` the ingress speaks TLS to it. Without it, HTTP/1.1.',
      { examples: ['kubernetes.io/h2c', 'https', 'kubernetes.io/ws'] },
    ),
  },
  ['container_port'],
)
export type Port = Static<typeof Port>

/** What runs inside the pod. */
export const Container = closed('Container', 'What runs inside the pod, and which ports it listens on.', {
  command: list(scalar('One word of the command.'), 'Replaces the ENTRYPOINT of the image (`command`).', {
    examples: [['python', '-m', 'uvicorn']],
  }),
  args: list(scalar('One argument.'), 'Replaces the CMD of the image (`args`).', {
    examples: [['main:app', '--host', '0.0.0.0']],
  }),
  working_dir: text('The folder in which the command runs (`workingDir`); without it, that of the image.', {
    examples: ['/app'],
  }),
  ports: list(
    Port,
    'The ports of the container. The one named `http`, else the first, takes the traffic of ingress and scaler; without any there is no Service.',
  ),
})
export type Container = Static<typeof Container>
