import { type Static, Type } from '@sinclair/typebox'
import { closed, flag, list, mapOf, oneOf, text, whole } from './shapes.ts'
import { PATH_TYPES, VISIBILITIES } from './words.ts'

const Environment = closed(
  'Environment',
  'The environment that the unit was built for.',
  { name: text('Its name, as under `environments`.'), debug: flag('Whether `debug` is set for it.') },
  ['name', 'debug'],
)

const Build = closed(
  'Build',
  'How the image is built; absent when the entry names an image that exists.',
  {
    path: text("The entry's folder, relative to apps.yaml."),
    dockerfile: text('The Dockerfile, relative to the folder.'),
    dockerfileDev: text('The Dockerfile for development, relative to the folder.'),
    context: text('The build context, relative to the folder.'),
    target: text('The stage of the Dockerfile to build.'),
    args: mapOf(Type.String(), 'Build arguments.'),
    isGenerated: flag('Whether the Dockerfile is next to this file instead of in the folder.'),
  },
  ['dockerfile', 'context', 'args'],
)

const Sync = closed(
  'Sync',
  'A folder whose files are copied into the running container.',
  { source: text("Where files are, relative to the entry's folder."), destination: text('Where they go.') },
  ['source', 'destination'],
)

const Development = closed('Development', 'What only development tools read, for this environment.', {
  port: whole(1, 'The local port to forward to the app.'),
  portBase: whole(1, 'The first local port for the functions of the entry.'),
  liveUpdate: flag('Whether changed files are copied into the running container.'),
  sync: list(Sync, 'What is copied then.'),
})

const Route = closed(
  'Route',
  'One host and path under which the unit is reached.',
  {
    class: text('The ingress class that serves it.'),
    host: text('The host; absent when it is served for every host.'),
    path: text('The path.'),
    pathType: oneOf(PATH_TYPES, 'How the path is compared.'),
    tls: flag('Whether it is served over HTTPS.'),
  },
  ['class', 'path', 'pathType', 'tls'],
)

/** A map as the Compose Specification has it. */
function anyMap(description: string) {
  return Type.Unsafe<object>({ type: 'object', description })
}

const StackService = closed(
  'StackService',
  'A service of a stack.',
  {
    name: text('Its name in the cluster.'),
    kind: text('The kind of object that runs it.'),
    image: text('Its image, with tag or digest.'),
    ports: list(whole(1, 'A port.'), 'The ports of its container.'),
    build: anyMap(
      'How its image is built, with the keys of the Compose Specification in their long forms; paths are relative to the folder of apps.yaml. A value that is a secret is `null`.',
    ),
    watch: list(
      anyMap('One rule.'),
      'What to do when files change: `develop.watch` of the Compose Specification, paths relative to the folder of apps.yaml.',
    ),
  },
  ['name', 'kind', 'image', 'ports'],
)

const EntryFunction = closed(
  'EntryFunction',
  'A function of an entry.',
  {
    name: text('Its name in the cluster.'),
    kind: text('The kind of object that runs it.'),
    trigger: oneOf({ http: 'A request.', queue: 'An item of a list.', schedule: 'A time.' }, 'What starts it.'),
    file: text("The file of its code, relative to the entry's folder."),
    line: whole(1, 'The line of its definition.'),
    visibility: oneOf(VISIBILITIES, 'Who may reach it.'),
    path: text('For `http`: where it answers.'),
    methods: list(text('A method.'), 'For `http`: the methods that it answers.'),
    queue: text('For `queue`: the list that it empties.'),
    schedule: text('For `schedule`: when it runs, as a cron expression.'),
    timeZone: text('For `schedule`: the time zone of the times.'),
    port: whole(1, 'The local port that a development tool forwards to it.'),
  },
  ['name', 'kind', 'trigger', 'file', 'line', 'visibility'],
)

/** The metadata file of a unit, `k3sapp.json`: what other tools need to know of it. */
export const Metadata = closed(
  'Metadata',
  'Metadata of a unit for other tools, next to its manifests.',
  {
    schemaVersion: Type.Unsafe<1>({
      const: 1,
      description: 'The version of this format. It changes when a reader of the old one would be misled.',
    }),
    name: text("The entry's name."),
    kind: oneOf(
      {
        app: 'The list `apps`.',
        compose: 'The list `compose`.',
        manifests: 'The list `manifests`.',
        serverless: 'The list `serverless`.',
      },
      'The list of apps.yaml that it comes from.',
    ),
    namespace: text('The namespace of its objects.'),
    environment: Environment,
    images: list(text('An image, with its tag or digest.'), 'Every image that it runs, once.'),
    build: Build,
    development: Development,
    services: mapOf(StackService, 'The services of a stack, by their names in the compose file.'),
    functions: mapOf(EntryFunction, 'The functions of an entry, by the names that Python gives them.'),
    routes: list(Route, 'Where it is reached from outside; empty without a route.'),
    dependsOn: list(text('A unit, as `apps/fastapi`.'), 'The units that it waits for.'),
    inputDigest: text(
      'SHA-256 over the unit as it was resolved for the environment, with the content of the files that go into the tree: equal when nothing changed.',
      {
        pattern: '^[0-9a-f]{64}$',
      },
    ),
  },
  [
    'schemaVersion',
    'name',
    'kind',
    'namespace',
    'environment',
    'images',
    'development',
    'routes',
    'dependsOn',
    'inputDigest',
  ],
)
export type Metadata = Static<typeof Metadata>
