import { furtherContainerKeys } from './further-containers.ts'
import { imagePullKeys } from './image-pull.ts'
import { lifecycleKeys } from './lifecycle.ts'
import { nameResolutionKeys } from './name-resolution.ts'
import { metadataKeys } from './object-metadata.ts'
import { placementKeys } from './placement.ts'
import { rolloutKeys } from './rollout.ts'
import { serviceKeys } from './service.ts'

/**
 * The keys that mean the same in `apps`, in `serverless`, in `compose.services` and in every environment block: what
 * Kubernetes has for each workload, under its names in snake_case.
 */
export const workloadKeys = {
  ...metadataKeys,
  ...imagePullKeys,
  ...placementKeys,
  ...nameResolutionKeys,
  ...rolloutKeys,
  ...lifecycleKeys,
  ...furtherContainerKeys,
  ...serviceKeys,
}
