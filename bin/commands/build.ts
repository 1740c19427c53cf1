import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Compilation } from 'k3s-platform'
import type { Command } from '../command.ts'
import { compiled } from '../compiled.ts'
import {
  allEnvironments,
  dryRun,
  envFile,
  environment,
  file,
  output,
  quiet,
  strict,
  tag,
  variable,
  verbose,
} from '../option.ts'
import { diagnosticsOf, exitCodeFor, isForMachines, report, reportFormat } from '../report.ts'
import { counted, summaryLine } from '../summary.ts'

/** Compiles and writes. */
export const build: Command = {
  name: 'build',
  group: 'Build',
  summary: 'Compile environments and write their trees',
  examples: ['k3s-platform build --env gcp', 'k3s-platform build --all-envs --output out'],
  options: [
    environment,
    allEnvironments,
    file,
    output,
    dryRun,
    variable,
    envFile,
    tag,
    strict,
    reportFormat,
    verbose,
    quiet,
  ],
  async run(given, world) {
    const start = world.now()
    const result = await compiled(given, world, 'ask')
    const diagnostics = diagnosticsOf(result)
    const code = exitCodeFor(diagnostics)
    const facts = [counted(result.project.config.entries.length, 'unit')]
    if (code === 0) {
      if (given.has(dryRun)) for (const compilation of result.compilations) world.output.write(printed(compilation))
      else
        for (const compilation of result.compilations)
          write(compilation, resolve(world.folder, given.text(output) ?? 'argocd-state'))
      facts.push(
        counted(
          result.compilations.reduce((sum, { files }) => sum + files.size, 0),
          'file',
        ),
      )
    }
    await report(diagnostics, result.project, given, world)
    if (!isForMachines(given) && !given.has(quiet))
      world.errors.write(await summaryLine(facts, diagnostics, world.now() - start))
    return code
  },
}

function printed({ files, environment: name }: Compilation): string {
  return [...files]
    .filter(([path]) => path.endsWith('.yaml'))
    .map(([path, text]) => `---\n# ${name}/${path}\n${text}`)
    .join('')
}

function write({ files, environment: name }: Compilation, folder: string): void {
  for (const [path, text] of files) {
    const target = join(folder, name, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}
