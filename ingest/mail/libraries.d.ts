/** mailparser's own header library, which has no types. */
declare module 'libmime' {
  const libmime: {
    readonly decodeWords: (text: string) => string;
    readonly parseHeaderValue: (text: string) => {
      readonly value: string | false;
      readonly params: Readonly<Record<string, string>>;
    };
  };
  export default libmime;
}

/** mailparser's HTML converter, which has no types. */
declare module 'html-to-text' {
  export function convert(html: string, options: object): string;
}
