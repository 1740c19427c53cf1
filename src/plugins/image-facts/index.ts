import { type Context, definePlugin, type Project } from 'k3s-platform/plugin'

/** Makes the storage of well-known images in stacks such that they start: folders below claims, and groups. */
export const imageFacts = definePlugin({
  name: 'image-facts',
  apply(hooks) {
    hooks.expandCompose.tap(withFacts)
  },
})

async function withFacts(project: Project, context: Context): Promise<Project> {
  if (!project.workloads.some(({ unit }) => unit.startsWith('compose/'))) return project
  const { applyFacts } = await import('./apply-facts.ts')
  return applyFacts(project, context)
}
