/** Without capitals and accents, to compare what people type with what people named. */
export const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en");
