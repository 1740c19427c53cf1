import type { App, ConfigMapContent, Volume, Written } from 'k3s-platform/plugin'
import type { VolumeMount } from '../../model/volume-mount.ts'
import { slugOf } from '../names.ts'
import type { ClaimedFolder } from './claim-messages.ts'

/** A volume that apps.yaml may change by its name, and what it has no keys for. */
export interface ChangeableVolume {
  /** The volume with the keys of `volumes` in apps.yaml. */
  readonly node: Required<App>['volumes'][number]
  /** The name of its claim, when it has one. */
  readonly claim?: string
  /** Whether the claim exists already. */
  readonly exists?: boolean
  readonly subPath?: Written<string>
}

/** All that a service mounts, as it is collected. */
export class Storage {
  readonly changeable: ChangeableVolume[] = []
  /** Mounts of files and of what apps.yaml cannot change. */
  readonly fixed: Volume[] = []
  readonly configMaps: ConfigMapContent[] = []
  /** Folders that become claims, each in one service of the stack. */
  readonly folders: ClaimedFolder[] = []
  /** Mounts of the host's own paths. */
  readonly refused: VolumeMount[] = []
  readonly #names = new Set<string>()

  /** A name for a volume of the pod that no other one has. */
  name(text: string): string {
    const slug = slugOf(text)
    let name = slug
    for (let count = 2; this.#names.has(name); count++) name = `${slug}-${count}`
    this.#names.add(name)
    return name
  }
}
