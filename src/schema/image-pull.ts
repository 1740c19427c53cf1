import { list, oneOf, text } from './shapes.ts'

/** The keys that say how nodes pull the images of a workload. */
export const imagePullKeys = {
  image_pull_policy: oneOf(
    {
      Always: 'Nodes ask the registry whenever a container starts.',
      IfNotPresent: 'Nodes pull an image that they do not have.',
      Never: 'Nodes never pull; the image must be loaded in advance.',
    },
    'When nodes pull the image (`imagePullPolicy`); without it, `Always` for the tag `latest`, else `IfNotPresent`.',
    { examples: ['Always'] },
  ),
  image_pull_secrets: list(
    text('The name of a Secret.'),
    'The Secrets with which nodes pull the images (`imagePullSecrets`), instead of `defaults.image_pull_secrets`.',
    { examples: [['registry-credentials']] },
  ),
}
