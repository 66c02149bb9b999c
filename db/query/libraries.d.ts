/** Snowball's stemmers as JavaScript, which has no types. */
declare module 'snowball-stemmers' {
  const snowball: { readonly newStemmer: (language: string) => { readonly stem: (word: string) => string } };
  export default snowball;
}
