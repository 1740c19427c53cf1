import type { Static } from '@sinclair/typebox'
import { closed, flag, list, oneOf, quantity, text } from './shapes.ts'

/** One key of a Secret or ConfigMap and the file that it becomes. */
export const VolumeItem = closed(
  'VolumeItem',
  'One key of a Secret or ConfigMap and the file that it becomes.',
  {
    key: text('The key in the Secret or ConfigMap.', { examples: ['tls.crt'] }),
    path: text("The file's path below `mount_path`.", { examples: ['server.crt'] }),
  },
  ['key', 'path'],
)
export type VolumeItem = Static<typeof VolumeItem>

const volumeKeys = {
  name: text('The name of the volume; environment blocks change the volume of the same name.', { examples: ['cache'] }),
  type: oneOf(
    {
      emptyDir: 'Scratch space that is lost with the pod.',
      pvc: 'A PersistentVolumeClaim, which outlives the pod.',
      secret: 'The keys of a Secret as files.',
      configmap: 'The keys of a ConfigMap as files.',
    },
    'What the volume is made of: scratch space, a PersistentVolumeClaim, a Secret or a ConfigMap.',
  ),
  mount_path: text('Where the container sees it (`mountPath`).', { examples: ['/cache'] }),
  sub_path: text('The file or folder of the volume that is mounted, instead of all of it (`subPath`).', {
    examples: ['nginx.conf'],
  }),
  read_only: flag('Mounts it read-only; the default for Secrets and ConfigMaps.'),
  medium: oneOf(
    { '': 'The disk of the node.', Memory: 'Memory (tmpfs), which counts towards the limit.' },
    "For `emptyDir`: the node's disk (empty) or its memory.",
    { default: '' },
  ),
  size_limit: quantity('For `emptyDir`: above this size the pod is evicted (`sizeLimit`).', { examples: ['1Gi'] }),
  claim_name: text('For `pvc`: a claim that exists already, or that another entry makes, instead of one of its own.', {
    examples: ['media'],
  }),
  size: quantity('For `pvc`: how much storage the claim asks for.', { examples: ['10Gi'] }),
  storage_class: text("For `pvc`: the StorageClass; without it the cluster's default.", {
    examples: ['standard', 'pd-ssd'],
  }),
  access_modes: list(
    oneOf(
      {
        ReadWriteOnce: 'Pods of one node read and write.',
        ReadOnlyMany: 'Pods of all nodes read.',
        ReadWriteMany: 'Pods of all nodes read and write.',
        ReadWriteOncePod: 'One pod reads and writes.',
      },
      'One way in which nodes may mount it.',
    ),
    'For `pvc`: how nodes may mount it (`accessModes`).',
    { minItems: 1, default: ['ReadWriteOnce'] },
  ),
  secret_name: text("For `secret`: the Secret; without it, the one of the volume's name.", { examples: ['tls-certs'] }),
  configmap_name: text("For `configmap`: the ConfigMap; without it, the one of the volume's name.", {
    examples: ['app-config'],
  }),
  optional: flag('For `secret` and `configmap`: lets the pod start although the object does not exist.', {
    default: false,
  }),
  items: list(VolumeItem, 'For `secret` and `configmap`: the keys to mount; without it, all of them.'),
}

/** Storage that an app or a function mounts. */
export const Volume = closed('Volume', 'Storage that the container mounts.', volumeKeys, ['name', 'type', 'mount_path'])
export type Volume = Static<typeof Volume>

/** Storage of a compose service: a volume of the compose file by its name with changes, or one of its own. */
export const ServiceVolume = closed(
  'ServiceVolume',
  "A volume of the compose file, by its name, with what is to be changed; or one of the service's own.",
  volumeKeys,
  ['name'],
)
export type ServiceVolume = Static<typeof ServiceVolume>

/** A Secret that every function sees as files. */
export const MountedSecret = closed(
  'MountedSecret',
  'A Secret that every function sees as files.',
  {
    name: text('The name of the Secret.', { examples: ['api-credentials'] }),
    mount_path: text('The folder that holds one file for each key.', { examples: ['/secrets/api'] }),
  },
  ['name', 'mount_path'],
)
export type MountedSecret = Static<typeof MountedSecret>
