import { completionOf } from '../commands/completion.ts'
import { initOf } from '../stack/init.ts'
import { parseOf } from '../stack/parse.ts'
import type { Tool } from '../tool.ts'
import { generateOf } from '../unit/generate.ts'
import { generateAllOf } from '../unit/generate-all.ts'
import type { UnitKind } from '../unit/kind.ts'
import { listOf } from '../unit/list.ts'
import { composeFile } from '../unit/option.ts'
import { validateOf } from '../unit/validate.ts'
import { exitCodesOf } from './exit-codes.ts'

const stacks: UnitKind = {
  tool: 'k3scompose',
  section: 'compose',
  noun: 'stack',
  plural: 'stacks',
  example: { path: 'apps/monitoring', name: 'monitoring-stack' },
  options: [composeFile],
  needsEntry: () => false,
  wordsOf(given) {
    const file = given.text(composeFile)
    return { keys: { ...(file !== undefined && { compose_file: file }) } }
  },
}

/** The command line for Docker Compose projects. */
export const k3scompose: Tool = {
  name: 'k3scompose',
  summary: 'k3scompose generates Kubernetes manifests from Docker Compose projects, with or without an apps.yaml.',
  commands: [
    generateOf(stacks, 'Generate the manifests of a compose project for an environment', [
      'k3scompose generate apps/monitoring --name monitoring-stack --env gcp --output ./generated/',
      'k3scompose generate . -n shop --compose-file compose.prod.yaml --dry-run',
    ]),
    generateAllOf(stacks),
    initOf(stacks),
    listOf(stacks),
    parseOf(stacks),
    validateOf(stacks, { takesPath: true }),
    completionOf('k3scompose'),
  ],
  exitCodes: exitCodesOf('k3scompose'),
}
