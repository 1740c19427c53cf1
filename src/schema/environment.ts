import { type Static, Type } from '@sinclair/typebox'
import { closed, flag, list, mapOf, oneOf, quantity, scalar, text } from './shapes.ts'

/**
 * Environment variables of a container, with their values. One with a secret variable in it becomes a `SecretValue`, which
 * is written out here: published types mention no others.
 */
export const EnvironmentVariables = mapOf(
  Type.Unsafe<string | number | boolean | { readonly from_secret: string; readonly key: string }>(
    scalar('The value; numbers and booleans are written as text.'),
  ),
  'Environment variables of the container with their values.',
  { examples: [{ LOG_LEVEL: 'INFO' }] },
)
export type EnvironmentVariables = Static<typeof EnvironmentVariables>

/** A Secret or ConfigMap all of whose keys become environment variables. */
export const EnvironmentSource = closed(
  'EnvironmentSource',
  'A Secret or ConfigMap all of whose keys become environment variables (`envFrom`), as `secret:`, `configmap:` or `type:` with `name:`.',
  {
    secret: text('The name of a Secret.', { examples: ['fastapi-secrets'] }),
    configmap: text('The name of a ConfigMap.', { examples: ['fastapi-config'] }),
    type: oneOf(
      { secret: 'A Secret.', configmap: 'A ConfigMap.' },
      'What `name` names; the longer spelling of `secret:` and `configmap:`.',
    ),
    name: text('The name of the Secret or ConfigMap, together with `type`.', { examples: ['my-secret'] }),
    prefix: text('Goes in front of every key.', { minLength: 0, default: '' }),
    optional: flag('Lets the pod start although the Secret or ConfigMap does not exist.', { default: false }),
  },
)
export type EnvironmentSource = Static<typeof EnvironmentSource>

/** One environment variable that takes its value from elsewhere. */
export const EnvironmentReference = closed(
  'EnvironmentReference',
  'One environment variable with its value from one key of a Secret or ConfigMap, or from the pod itself (`valueFrom`).',
  {
    name: text('The name of the environment variable.', { examples: ['DATABASE_PASSWORD'] }),
    from: oneOf(
      {
        secret: 'In a Secret.',
        configmap: 'In a ConfigMap.',
        field: 'A field of the pod.',
        resource: 'A request or limit of the container.',
      },
      'Where the value is kept.',
    ),
    secret_name: text('The name of the Secret, with `from: secret`.', { examples: ['db-credentials'] }),
    configmap_name: text('The name of the ConfigMap, with `from: configmap`.', { examples: ['api-config'] }),
    key: text('The key in the Secret or ConfigMap.', { examples: ['password'] }),
    optional: flag('Lets the container start although the Secret, the ConfigMap or the key does not exist.', {
      default: false,
    }),
    field: text('The field of the pod, with `from: field` (`fieldRef`).', {
      examples: ['status.podIP', 'spec.nodeName', "metadata.labels['app']"],
    }),
    resource: text('The request or limit, with `from: resource` (`resourceFieldRef`).', {
      examples: ['limits.memory', 'requests.cpu'],
    }),
    divisor: quantity('With `from: resource`: the unit of the value.', { examples: ['1Mi', '1m'] }),
  },
  ['name', 'from'],
)
export type EnvironmentReference = Static<typeof EnvironmentReference>

/** The three keys that give a container its environment variables. */
export const environmentKeys = {
  environment: EnvironmentVariables,
  env_from: list(
    EnvironmentSource,
    'Secrets and ConfigMaps all of whose keys become environment variables; later ones win.',
  ),
  env_refs: list(
    EnvironmentReference,
    'Environment variables that take their value from one key of a Secret or ConfigMap, or from the pod itself.',
  ),
}
