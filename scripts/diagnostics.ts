import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build/root.ts'
import { type Example, exampleBlocks } from './diagnostics/examples.ts'
import { allCodes, type DocumentedCode } from './diagnostics/sources.ts'

/** The text of `docs/diagnostics.md`: every code with what it means and how it looks, from the sources and fixtures. */
export function diagnosticsPage(): string {
  const examples = exampleBlocks()
  const codes = allCodes()
  const groups = [...new Set(codes.map(({ code }) => code.split('/', 1)[0]!))]
  const parts = groups.map(group => {
    const own = codes.filter(({ code }) => code.startsWith(`${group}/`))
    return `## ${group}\n\n${own.map(entry => section(entry, examples.get(entry.code))).join('\n\n')}`
  })
  return `${INTRODUCTION}\n\n${index(groups, codes)}\n\n${parts.join('\n\n')}\n`
}

const INTRODUCTION = `# Diagnostics

Everything that a build may say, by its code. This page is made by \`npm run diagnostics\` of the comments beside the
messages and of what the fixtures in \`test/fixtures\` expect.

An **error** means that nothing is written, and that the program ends with 1, or with 70 when a plugin failed. A
**warning** asks for a decision. An **info** tells what is good to know; the command line counts infos and prints them
with \`--verbose\`. \`diagnostics:\` in \`apps.yaml\`, at the root, in an entry or in its block of an environment, sets the
level of a code: \`off\`, \`info\`, \`warning\` or \`error\`. Errors stay errors. \`--strict\` makes errors of the
warnings that are left, and of [check/mutable-tag](#check/mutable-tag).`

function index(groups: readonly string[], codes: readonly DocumentedCode[]): string {
  return groups
    .map(group => {
      const own = codes.filter(({ code }) => code.startsWith(`${group}/`)).map(({ code }) => code)
      return `- **${group}**: ${own.map(code => `[${code.slice(group.length + 1)}](#${code})`).join(', ')}`
    })
    .join('\n')
}

function section({ code, severity, explanation }: DocumentedCode, example: Example | undefined): string {
  return [
    `### <a id="${code}"></a>${code}`,
    `*${severity}*. ${explanation}`,
    ...(example
      ? [
          `\`\`\`text\n${example.text}\n\`\`\``,
          `From the fixture [${example.fixture}](../test/fixtures/${example.fixture}/apps.yaml).`,
        ]
      : []),
  ].join('\n\n')
}

/** The text of `schemas/diagnostic-codes.json`: the codes that a level can be set for. */
export function diagnosticCodes(): string {
  return `${JSON.stringify(
    allCodes().map(({ code }) => code),
    undefined,
    2,
  )}\n`
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(root, 'docs/diagnostics.md'), diagnosticsPage())
  writeFileSync(join(root, 'schemas/diagnostic-codes.json'), diagnosticCodes())
}
