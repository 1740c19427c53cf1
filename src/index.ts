/** What programs may use. Plugins use `k3s-platform/plugin`. */
export { appsJsonSchema } from './apps-json-schema.ts'
export {
  type AppliedKey,
  applySecrets,
  type ClusterSecretOptions,
  readSecrets,
  type SecretResult,
  type WantedSecret,
} from './cluster-secrets.ts'
export { type Compilation, type CompileOptions, compile } from './compile.ts'
export type { Config } from './config/config.ts'
export { type EntryInWords, withEntryInWords } from './config/entry-in-words.ts'
export { filesOnDisk } from './config/files-on-disk.ts'
export { insertEntry } from './config/insert-entry.ts'
export { ConfigFileError, type LoadOptions } from './config/load.ts'
export {
  type FileKind,
  type FileListing,
  type FileReading,
  type FileSource,
  filesInMemory,
  ProjectFiles,
} from './config/project-files.ts'
export { shownSource, shownSources } from './config/shown-sources.ts'
export { utf8Text } from './config/utf8-text.ts'
export { hasDifferences } from './diff/has-differences.ts'
export { jsonDiff } from './diff/json-diff.ts'
export { markdownDiff } from './diff/markdown-diff.ts'
export { type PrettyDiffOptions, prettyDiff } from './diff/pretty-diff.ts'
export type { SecretChange } from './diff/secret-change.ts'
export type { TreeDiff } from './diff/tree-diff.ts'
export { type ComparedTree, type DiffOptions, diffTrees } from './diff-trees.ts'
export { type FixedTexts, fixedTexts } from './fixed-texts.ts'
export { NoCommit } from './git/commit.ts'
export type { ImportedObject } from './import/import-report.ts'
export { importReportText } from './import/import-report-text.ts'
export { type ImportOptions, importManifests, type ManifestImport } from './import-manifests.ts'
export { closestTo } from './ir/closest.ts'
export type { Diagnostic, RelatedPlace, Severity } from './ir/diagnostic.ts'
export type { Edit, Fix } from './ir/fix.ts'
export { isDelivered, type NeededKey, type NeededSecret, neededSecrets, type SecretUser } from './ir/needed-secrets.ts'
export type { Origin } from './ir/origin.ts'
export type { SecretDelivery } from './ir/secret-delivery.ts'
export type { SecretSource } from './ir/secret-source.ts'
export type { EntryFunction, Section, UnitKey } from './ir/unit.ts'
export { isManifestFile } from './k8s/manifest-file.ts'
export { type CommittedOptions, loadCommittedConfig } from './load-committed-config.ts'
export { bundledIngressClasses, configInWords, loadConfig, readConfig } from './load-config.ts'
export { type NextSteps, nextSteps } from './next-steps.ts'
export { type ExplainedField, type Explanation, explain } from './pipeline/explain.ts'
export type { NotFound } from './pipeline/find-resource.ts'
export type { Plugin } from './pipeline/plugin.ts'
export type { ComposeProject } from './plugins/expand-compose/model/project.ts'
export { type ClusterTreeOptions, type ClusterTrees, readClusterTrees } from './read-cluster-trees.ts'
export { referencedVariables } from './referenced-variables.ts'
export { type RemovalOptions, removals } from './removals.ts'
export { githubReport } from './report/github.ts'
export { jsonReport } from './report/json.ts'
export { type Loss, lossReport, type StackLosses } from './report/loss-report.ts'
export { lossReportText } from './report/loss-report-text.ts'
export { countBySeverity, inOrder } from './report/order.ts'
export { type Palette, palette } from './report/palette.ts'
export { prettyReport } from './report/pretty.ts'
export { sarifReport } from './report/sarif.ts'
export { sharedNames } from './shared-names.ts'
export { type StackReader, stackReader } from './stack-reader.ts'
export type { StackVariables } from './stack-variables.ts'
export { type BuiltObject, type PluginTest, type PluginTestResult, testPlugin } from './test-plugin.ts'
export type { Change } from './tree/plan.ts'
export { readTree } from './tree/read-tree.ts'
export { strangersIn } from './tree/strangers.ts'
export type { Tree } from './tree/tree.ts'
export { undeclaredEnvironments } from './tree/undeclared-environments.ts'
export { type WriteOptions, type WriteReport, writeTree } from './tree/write.ts'
export { type ServerOptions, type ServerReport, validateOnServer } from './validate-on-server.ts'
