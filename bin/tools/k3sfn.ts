import { completionOf } from '../commands/completion.ts'
import { functionListOf } from '../functions/list.ts'
import { run } from '../functions/run.ts'
import type { Tool } from '../tool.ts'
import { generateOf } from '../unit/generate.ts'
import { generateAllOf } from '../unit/generate-all.ts'
import type { UnitKind } from '../unit/kind.ts'
import { fromAppsYaml, ingress } from '../unit/option.ts'
import { validateOf } from '../unit/validate.ts'
import { exitCodesOf } from './exit-codes.ts'

const functions: UnitKind = {
  tool: 'k3sfn',
  section: 'serverless',
  noun: 'serverless entry',
  plural: 'serverless entries',
  example: { path: 'apps/serverless-example', name: 'serverless-example' },
  options: [ingress, fromAppsYaml],
  needsEntry: given => given.has(fromAppsYaml),
  wordsOf(given) {
    const ingressClass = given.text(ingress)
    return { keys: {}, ...(ingressClass !== undefined && { ingressClass }) }
  },
}

/** The command line for folders of Python functions. */
export const k3sfn: Tool = {
  name: 'k3sfn',
  summary: 'k3sfn generates Kubernetes manifests from Python functions with triggers, and runs them here.',
  commands: [
    generateOf(functions, 'Generate the manifests and the Dockerfile of a folder of functions', [
      'k3sfn generate apps/serverless-example --name serverless-example --ingress haproxy',
      'k3sfn generate apps/serverless-example --from-apps-yaml --env gcp',
    ]),
    generateAllOf(functions),
    run,
    functionListOf(functions),
    validateOf(functions, { takesPath: true }),
    completionOf('k3sfn'),
  ],
  exitCodes: exitCodesOf('k3sfn', ['k3sfn run ends with the exit code of the function.']),
}
