import { completionOf } from '../commands/completion.ts'
import type { Tool } from '../tool.ts'
import { generateOf } from '../unit/generate.ts'
import { generateAllOf } from '../unit/generate-all.ts'
import type { UnitKind } from '../unit/kind.ts'
import { listOf } from '../unit/list.ts'
import { validateOf } from '../unit/validate.ts'
import { exitCodesOf } from './exit-codes.ts'

const apps: UnitKind = {
  tool: 'k3sapp',
  section: 'apps',
  noun: 'app',
  plural: 'apps',
  example: { path: 'apps/fastapi', name: 'fastapi' },
  options: [],
  needsEntry: () => true,
  wordsOf: () => ({ keys: {} }),
}

/** The command line for apps with a Dockerfile or an image. */
export const k3sapp: Tool = {
  name: 'k3sapp',
  summary: 'k3sapp generates the Kubernetes manifests of the apps of apps.yaml, each from its entry there.',
  commands: [
    generateOf(apps, 'Generate the manifests of an app for an environment', [
      'k3sapp generate apps/fastapi --name fastapi --env gcp --output ./generated/',
      'k3sapp generate apps/fastapi -n fastapi -e gcp --dry-run',
    ]),
    generateAllOf(apps),
    listOf(apps),
    validateOf(apps, { takesPath: false }),
    completionOf('k3sapp'),
  ],
  exitCodes: exitCodesOf('k3sapp'),
}
