/** A word of a Japanese text in its place. */
export interface JapaneseWord {
  /** As it stands in the text, but digits may have another width. */
  written: string;
  /** In katakana; absent where the dictionary does not have the word. */
  read?: string;
}
