import type * as ir from '../ir/project.ts'
import type { App } from '../schema/app.ts'

/** Everything that apps.yaml says about one environment; its entries are expanded to nodes with the keys of an app. */
export type Project = ir.Project<App>

/** An entry of a section that a later stage expands, to nodes with the keys of an app. */
export type UnexpandedEntry = ir.UnexpandedEntry<App>
