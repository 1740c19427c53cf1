/** Text without characters that move the cursor, change colours or reverse the direction of writing. */
export function visible(text: string): string {
  return text.replace(unprintable, '\ufffd')
}

/** How many columns of a terminal a character takes: 2 for wide scripts and emoji, 0 for marks on other letters. */
export function widthOf(character: string): number {
  if (/^[ -~]$/.test(character)) return 1
  if (/^[\p{M}\u200b-\u200d\ufeff]$/u.test(character)) return 0
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60]$/u.test(
    character,
  )
    ? 2
    : 1
}

// Control characters but tab and line feed, and the marks that change the direction of writing.
const unprintable = /(?![\t\n])[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu
