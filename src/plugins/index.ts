import type { Plugin } from 'k3s-platform/plugin'
import { chart } from './chart/index.ts'
import { expandCompose } from './expand-compose/index.ts'
import { expandServerless } from './expand-serverless/index.ts'
import { imageFacts } from './image-facts/index.ts'
import { manifests } from './manifests/index.ts'
import { platform } from './platform/index.ts'
import { resolveEnv } from './resolve-env/index.ts'
import { route } from './route/index.ts'
import { scaling } from './scaling/index.ts'
import { security } from './security/index.ts'
import { workload } from './workload/index.ts'

/** The stages that every build needs, in the order in which they run. Choices of an environment are in `/plugins`. */
export const builtInPlugins: readonly Plugin[] = [
  resolveEnv,
  expandCompose,
  imageFacts,
  expandServerless,
  manifests,
  workload,
  security,
  scaling,
  route,
  chart,
  platform,
]
