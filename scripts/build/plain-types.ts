import { join } from 'node:path'
import ts from 'typescript'
import { root } from './root.ts'

/** The types that a schema's file exports, written out, as text of a declaration: they mention nothing else. */
export function plainTypes(file: string): string {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.build.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram([join(root, file)], options)
  const checker = program.getTypeChecker()
  return (program.getSourceFile(join(root, file))?.statements ?? [])
    .flatMap(statement => (ts.isTypeAliasDeclaration(statement) ? [statement.name] : []))
    .map(name => {
      const type = checker.typeToString(checker.getTypeAtLocation(name), undefined, FORMAT)
      return `export type ${name.text} = ${type}\n`
    })
    .join('')
}

const FORMAT =
  ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias | ts.TypeFormatFlags.MultilineObjectLiterals
