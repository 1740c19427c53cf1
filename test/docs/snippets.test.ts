import { join } from 'node:path'
import ts from 'typescript'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { codeBlocks, pages } from './pages.ts'

const test = suite('TypeScript in documents')

test('every snippet compiles', () => {
  const snippets = new Map<string, string>()
  // Code that names its file is compiled there.
  for (const { file, text } of pages())
    for (const [index, code] of codeBlocks(text, 'ts').entries())
      if (/^(import|export) /m.test(code) && !/^\/\/ \S+\.ts\n/.test(code))
        snippets.set(join(root, 'docs', `${file.replaceAll('/', '-')}-${index}.ts`), code)
  assert.ok(snippets.size >= 3, `only ${snippets.size} snippets`)
  assert.equal(mistakesIn(snippets), [])
})

/** What the compiler says about files that exist in memory alone. */
function mistakesIn(files: ReadonlyMap<string, string>): readonly string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), path => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root)
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false })
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = path => files.has(path) || fileExists(path)
  host.readFile = path => files.get(path) ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    const text = files.get(path)
    return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)
  }
  const program = ts.createProgram([...files.keys()], { ...options, noUnusedLocals: false }, host)
  return [...files.keys()].flatMap(path => {
    const source = program.getSourceFile(path)!
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.slice(root.length)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    )
  })
}

test.run()
