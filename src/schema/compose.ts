import type { Static } from '@sinclair/typebox'
import { ComposeService } from './compose-service.ts'
import { DependsOn } from './depends-on.ts'
import { entryKeys } from './entry.ts'
import { Peer } from './peer.ts'
import { closed, described, extensible, flag, list, mapOf, oneOf, text, textOrList } from './shapes.ts'

/** Who may talk to whom inside a stack. */
export const ComposeNetwork = closed(
  'ComposeNetwork',
  'Who may talk to whom inside the stack, and from outside to it.',
  {
    policy: oneOf(
      {
        none: 'No NetworkPolicy.',
        permissive: 'One policy that admits the stack and its namespace.',
        strict: 'One policy for each network of the compose file.',
      },
      'No NetworkPolicy; one that admits the stack and its namespace; or one for each network of the compose file. Without it, one for each service by its visibility.',
    ),
    allow_external: list(Peer, 'Who may connect to the stack from outside.'),
  },
)
export type ComposeNetwork = Static<typeof ComposeNetwork>

/** A Docker Compose project, each service of which becomes a workload. */
export const Compose = extensible(
  'Compose',
  'A Docker Compose project, each service of which becomes a workload.',
  {
    ...entryKeys('The name of the stack.'),
    path: text('The folder of the compose file, relative to apps.yaml.', { examples: ['apps/monitoring'] }),
    compose_file: textOrList(
      'The compose file in that folder, or several of which each overrides those before it; without it, the first of compose.yaml, compose.yml, docker-compose.yaml, docker-compose.yml.',
      {
        examples: ['docker-compose.yaml', ['compose.yaml', 'compose.prod.yaml']],
      },
    ),
    profiles: list(
      text('A profile of the compose file.'),
      "Active profiles, in addition to the one of the environment's name.",
      {
        examples: [['monitoring']],
      },
    ),
    allow_host_path: flag("Allows mounts of the host's files as `hostPath` volumes, which tie pods to their nodes.", {
      default: false,
    }),
    defaults: described(ComposeService, 'What holds for all services of the stack unless a service says otherwise.'),
    services: mapOf(ComposeService, 'What holds for single services, by their name in the compose file.'),
    network: ComposeNetwork,
    depends_on: DependsOn,
  },
  ['name', 'path'],
)
export type Compose = Static<typeof Compose>
