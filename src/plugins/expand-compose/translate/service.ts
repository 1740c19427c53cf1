import type { App, Workload } from 'k3s-platform/plugin'
import { toController } from './controller.ts'
import { toEnvironment } from './environment.ts'
import { reportUnpushed, toImage } from './image.ts'
import { reportLiterals } from './literals.ts'
import { reportLosses } from './losses.ts'
import { withOverrides } from './overrides.ts'
import type { Parts } from './parts.ts'
import { reportProxyVariables } from './proxy-routes.ts'
import { toSecurityOptions } from './security-options.ts'
import { type Place, serviceExtras } from './service-extras.ts'
import { serviceIdentity } from './service-identity.ts'
import { serviceNode } from './service-node.ts'
import type { Subject } from './stack.ts'
import { collectFileMounts } from './volumes/file-mounts.ts'
import { collectMounts } from './volumes/mounts.ts'
import { Storage } from './volumes/storage.ts'

/** What a service becomes. */
export interface ExpandedService {
  /** What its compose file says, with the keys of an app: apps.yaml may say otherwise. */
  readonly written: App
  readonly workload: Workload
}

/**
 * A service as a workload. What apps.yaml has keys for is written with these keys first, so that apps.yaml can lay its
 * own words over it and all of it means what it means for an app; the rest is added in Kubernetes' terms.
 */
export function toWorkload(subject: Subject, place: Place): ExpandedService {
  reportLosses(subject)
  reportLiterals(subject)
  reportProxyVariables(subject)
  const storage = new Storage()
  collectMounts(subject, storage)
  collectFileMounts(subject, storage)
  const parts: Parts = {
    image: toImage(subject),
    controller: toController(subject),
    environment: toEnvironment(subject),
    options: toSecurityOptions(subject),
    storage,
  }
  const written = serviceNode(subject, parts)
  const node = withOverrides(written, storage.changeable, subject)
  const workload = subject.stack.entry.workload(node, serviceIdentity(subject, parts, place.secretKeys), fields =>
    serviceExtras(fields, { subject, node, parts, place }),
  )
  reportUnpushed(workload, subject)
  return { written, workload }
}
