import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import {
  allowPath,
  check,
  context,
  envFile,
  environment,
  file,
  from,
  live,
  meaning,
  noConfig,
  output,
  tag,
  variable,
} from '../option.ts'
import { diagnosticsOf, exitCodeFor, tell } from '../report.ts'
import { applied, apply, replace } from '../secrets/applied.ts'
import { type CompiledStacks, compiledStacks } from '../secrets/compiled-stacks.ts'
import { copy } from '../secrets/copied.ts'
import { secretsFormat } from '../secrets/format.ts'
import { shownList } from '../secrets/list.ts'
import { listedSecrets } from '../secrets/listed-secrets.ts'
import { shownManifest } from '../secrets/manifest.ts'
import { UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'

const checkValues = meaning(check, 'Exit with 3 if a value is missing; with --live, in the cluster')
const liveSecrets = meaning(live, 'Look for the Secrets in the cluster of the kubeconfig; read-only')
const secretsContext = meaning(context, 'With --apply or --live: the context of the kubeconfig')

/** Lists the Secrets that pods need, writes a manifest of them, or creates them. */
export const secrets: Command = {
  name: 'secrets',
  group: 'Inspect',
  summary: 'List the Secrets that pods need and where their values come from, or create them',
  examples: [
    'k3s-platform secrets --env gcp',
    'k3s-platform secrets --env gcp --from .env --apply',
    'k3s-platform secrets --env gcp --live --check',
    'k3s-platform secrets --env gcp --from .env --format manifest | kubectl apply -f -',
  ],
  options: [
    environment,
    file,
    noConfig,
    from,
    checkValues,
    apply,
    replace,
    copy,
    liveSecrets,
    secretsContext,
    meaning(output, 'With --copy: the folder of the trees (default: argocd-state)'),
    variable,
    envFile,
    allowPath,
    tag,
    secretsFormat,
  ],
  async run(given, world) {
    const shape = given.text(secretsFormat) ?? 'pretty'
    checkOptions(given, shape, world)
    const result = await compiledStacks(given, world)
    const errors = diagnosticsOf(result).filter(({ severity }) => severity === 'error')
    if (errors.length > 0) {
      await tell(errors, result.project, given, world)
      return exitCodeFor(errors)
    }
    const { missing, diagnostics = [] } = await shown(result, shape, given, world)
    if (diagnostics.length > 0) await tell(diagnostics, result.project, given, world)
    if (exitCodeFor(diagnostics) !== EXIT.fine) return exitCodeFor(diagnostics)
    return given.has(checkValues) && missing > 0 ? EXIT.differences : EXIT.fine
  },
}

async function shown(result: CompiledStacks, shape: string, given: Arguments, world: World) {
  if (result.compilations.length > 1 && (shape === 'manifest' || given.has(apply) || given.has(live)))
    throw new UsageError('A cluster and a manifest are for one environment.', 'Name one with --env.')
  const listed = await listedSecrets(result, given, world)
  if (shape === 'manifest') return shownManifest(listed, world)
  return given.has(apply) ? applied(listed, result, given, world) : shownList(listed, shape === 'json', given, world)
}

function checkOptions(given: Arguments, shape: string, world: World): void {
  for (const { name } of [replace, copy].filter(option => given.has(option)))
    if (!given.has(apply)) throw new UsageError(`--${name} needs --apply.`, 'Add --apply.')
  if (shape !== 'manifest') return
  if (given.has(apply)) throw new UsageError('--apply prints no manifest.', 'Remove --apply or --format manifest.')
  if (world.output.isTerminal)
    throw new UsageError('A manifest with values is not printed on a terminal.', 'Pipe it: … | kubectl apply -f -')
}
