/** What programs may use. Plugins use `k3s-platform/plugin`. */
export { type Compilation, type CompileOptions, compile } from './compile.ts'
export type { Config } from './config/config.ts'
export { ConfigFileError, loadConfig } from './config/load.ts'
export { type FileSource, filesInMemory, ProjectFiles } from './config/project-files.ts'
export { readConfig } from './config/read-config.ts'
export type { Diagnostic, RelatedPlace, Severity } from './ir/diagnostic.ts'
export type { Origin } from './ir/origin.ts'
