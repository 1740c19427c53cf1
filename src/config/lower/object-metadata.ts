import type { WorkloadIdentity } from '../../ir/project.ts'
import { because, type Fields, fieldsOf, keyOriginOf, originsOf, trace } from '../../ir/provenance.ts'
import type { Workload } from '../../ir/workload.ts'
import type { App } from '../../schema/app.ts'
import { filledTextMap, type Lowering } from './lowering.ts'
import { reservedLabel } from './metadata-messages.ts'

type MetadataFields = Pick<Workload, 'annotations' | 'labels' | 'podAnnotations' | 'podLabels'>

/** Labels and annotations: those that identify the workload, and those of its entry. */
export function toMetadata(app: App, identity: WorkloadIdentity, lowering: Lowering): Fields<MetadataFields> {
  const labels = ownLabels(app, 'labels', identity, lowering)
  return {
    labels: labels
      ? because(withIdentity(app, identity, labels), [...originsOf(app, 'name'), ...originsOf(app, 'labels')])
      : because(identity.labels, 'name'),
    annotations: filledTextMap(app.annotations),
    podLabels: ownLabels(app, 'pod_labels', identity, lowering),
    podAnnotations: filledTextMap(app.pod_annotations),
  }
}

function withIdentity(app: App, { labels: given }: WorkloadIdentity, labels: object): Workload['labels'] {
  const reason = originsOf(app, 'name')
  const identifying = Object.entries(given).map(([label, value]) => [label, because(value, reason)])
  return trace<Record<string, string>>(app, { ...Object.fromEntries(identifying), ...fieldsOf(labels) })
}

/** The labels that an entry adds. Those that identify the workload stay as they are: selectors and policies use them. */
function ownLabels(
  app: App,
  key: 'labels' | 'pod_labels',
  { labels }: WorkloadIdentity,
  lowering: Lowering,
): Readonly<Record<string, string>> | undefined {
  const written = app[key]
  if (!written) return undefined
  for (const label of Object.keys(written))
    if (Object.hasOwn(labels, label)) lowering.report(reservedLabel(label, app.name, keyOriginOf(written, label)))
  return filledTextMap(written)
}
