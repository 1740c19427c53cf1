import type { DeclaredKinds } from 'k3s-platform/plugin'
import { httpScaling, scaledObjects } from './object-checks.ts'

const longestName = {
  most: 54,
  because: 'KEDA calls its HorizontalPodAutoscaler "keda-hpa-" and this name, in 63 characters',
}

/** The kinds of KEDA and of its HTTP add-on. */
export const kinds: DeclaredKinds = {
  'keda.sh/v1alpha1 TriggerAuthentication': { place: 'scaler' },
  'http.keda.sh/v1beta1 InterceptorRoute': { place: 'scaler', check: httpScaling },
  'http.keda.sh/v1alpha1 HTTPScaledObject': { place: 'scaler', longestName, check: httpScaling },
  'keda.sh/v1alpha1 ScaledObject': { place: 'scaler', longestName, check: scaledObjects },
}
