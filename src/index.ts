/** What programs may use. Plugins use `k3s-platform/plugin`. */
export { type Compilation, type CompileOptions, compile } from './compile.ts'
export type { Config } from './config/config.ts'
export { configInWords, type EntryInWords, withEntryInWords } from './config/entry-in-words.ts'
export { ConfigFileError, loadConfig } from './config/load.ts'
export {
  type FileKind,
  type FileListing,
  type FileReading,
  type FileSource,
  filesInMemory,
  ProjectFiles,
} from './config/project-files.ts'
export { readConfig } from './config/read-config.ts'
export { closestTo } from './ir/closest.ts'
export type { Diagnostic, RelatedPlace, Severity } from './ir/diagnostic.ts'
export type { Origin } from './ir/origin.ts'
export type { EntryFunction, Section, UnitKey } from './ir/unit.ts'
export { type ExplainedField, type Explanation, explain } from './pipeline/explain.ts'
export type { NotFound } from './pipeline/find-resource.ts'
export type { Plugin } from './pipeline/plugin.ts'
export type { ComposeProject } from './plugins/expand-compose/model/project.ts'
export { referencedVariables } from './referenced-variables.ts'
export { githubReport } from './report/github.ts'
export { jsonReport } from './report/json.ts'
export { type Loss, lossReport, type StackLosses } from './report/loss-report.ts'
export { lossReportText } from './report/loss-report-text.ts'
export { countBySeverity, inOrder } from './report/order.ts'
export { type Palette, palette } from './report/palette.ts'
export { prettyReport } from './report/pretty.ts'
export { sarifReport } from './report/sarif.ts'
export { appsJsonSchema } from './schema/json-schema.ts'
export { type StackReader, stackReader } from './stack-reader.ts'
export type { Tree } from './tree/tree.ts'
export { undeclaredEnvironments } from './tree/undeclared-environments.ts'
export { type WriteOptions, type WriteReport, writeTree } from './tree/write.ts'
export { type ServerOptions, type ServerReport, validateOnServer } from './validate-on-server.ts'
