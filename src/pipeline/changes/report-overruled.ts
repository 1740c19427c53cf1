import { originsOf } from '../../ir/provenance.ts'
import type { Annotation } from '../../k8s/annotations.ts'
import type { Context } from '../context.ts'
import { annotationWins } from '../messages.ts'

/** Says which derived annotations the user's own take the place of, as `mergeAnnotations` has found. */
export function reportOverruled(
  context: Context,
  overruled: readonly Annotation[],
  written: Readonly<Record<string, string>>,
): void {
  for (const { key, value } of overruled) context.report(annotationWins(key, value, originsOf(written, key)[0]))
}
