/** Errors in objects that a server takes all the same, by what they begin with, each with its reason. */
export const STRICTER_CODES: readonly (readonly [words: RegExp, reason: string])[] = [
  [/^check\/missing-field ScaledObject\/spec\/triggers/, 'KEDA refuses the trigger, and then scales by none of them.'],
  [/^check\/invalid-value ScaledObject\/spec\/triggers/, 'KEDA refuses the trigger, and then scales by none of them.'],
  [/^check\/out-of-range ScaledObject\/spec\/advanced/, 'KEDA makes a HorizontalPodAutoscaler of it that is refused.'],
  [/^check\/long-name (ScaledObject|HTTPScaledObject)/, 'KEDA makes a HorizontalPodAutoscaler of it that is refused.'],
  [/^check\/invalid-name PodDisruptionBudget/, 'No other kind takes such a name, and clients build paths of it.'],
  [/^check\/missing-field PodDisruptionBudget\/spec /, 'A budget without a bound protects nothing.'],
  [/^check\/missing-namespace /, 'The object would land in whatever namespace is current.'],
  [/^check\/unknown-port /, 'A probe of a port that no container has fails for ever.'],
  [/^check\/invalid-name Service\/metadata\/name /, 'Servers before 1.36 refuse a name that starts with a digit.'],
  [/^check\/unknown-value Service\/spec\/type /, 'An empty type reads as if one was forgotten.'],
  [/^check\/invalid-value (HTTPScaledObject|InterceptorRoute)\/spec\/timeouts\//, 'The interceptor cannot read it.'],
  [/^check\/invalid-value Deployment.*\/mountPath /, 'The container runtime refuses to start the container.'],
]

/** The reason for an error, if there is one. */
export function strictness(text: string): string | undefined {
  return STRICTER_CODES.find(([words]) => words.test(text))?.[1]
}
