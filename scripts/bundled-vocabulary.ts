import { bundledPlugins } from '../src/bundled-plugins.ts'
import { type Vocabulary, vocabularyOf } from '../src/config/vocabulary.ts'

/** The keys of apps.yaml that bundled plugins add. */
export function bundledVocabulary(): Vocabulary {
  return vocabularyOf(bundledPlugins())
}
